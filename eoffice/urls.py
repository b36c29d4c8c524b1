"""The table of contents of the whole site: one line per part."""

import logging
from importlib.util import find_spec

from django.contrib import admin
from django.urls import include, path

from eoffice import health

handler400 = "eoffice.error_pages.bad_request"
handler403 = "eoffice.error_pages.permission_denied"
handler404 = "eoffice.error_pages.not_found"
handler500 = "eoffice.error_pages.server_error"

PARTS = ["organization", "documents", "notifications", "audit", "pages"]

urlpatterns = [
    path("admin/", admin.site.urls),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("accounts/", include("eoffice.organization.accounts.urls")),
]
for part in [*(f"eoffice.{name}" for name in PARTS), "correspondence", "disposition"]:
    if find_spec(part) and find_spec(f"{part}.urls"):
        try:
            urlpatterns.append(path("", include(f"{part}.urls")))
        except ImportError as error:
            logging.getLogger(__name__).warning("%s is left out: %s", part, error)
