"""The office administration: organisation and reference data, each office its own.

Letters, files, dispositions, notices and the trail are not edited here. Other rooms add pages of
their reference data in their own `admin`, on `eoffice.organization.scoped_admin.ScopedAdmin`.
"""

from django.contrib import admin

from eoffice.organization.admin import calendars, people, positions, site, units

__all__ = ["calendars", "people", "positions", "units"]

site.prepare(admin.site)
