"""The administration is loaded with the pages, and Django finds nothing wrong with it."""

from django.contrib.admin import site
from django.contrib.admin.checks import check_admin_app

from eoffice import urls
from eoffice.organization.models import Unit


def test_every_admin_page_passes_the_checks():
    assert urls.urlpatterns
    assert site.is_registered(Unit)
    assert check_admin_app(None) == []
