"""The administration is loaded with the pages, and Django finds nothing wrong with it."""

import pytest
from django.contrib.admin import site
from django.contrib.admin.checks import check_admin_app
from django.contrib.admin.utils import flatten_fieldsets
from django.test import RequestFactory
from django.utils.functional import Promise

from eoffice import urls
from eoffice.organization.accounts.scope import EVERYTHING
from eoffice.organization.models import Unit, User


def test_every_admin_page_passes_the_checks():
    assert urls.urlpatterns
    assert site.is_registered(Unit)
    assert check_admin_app(None) == []


@pytest.mark.django_db
def test_every_field_of_an_admin_page_has_words_of_the_language():
    """A field without a name of its own shows its English column name."""
    named_by_code = [
        f"{page.model.__name__}.{field.name}"
        for page in _pages()
        for field in page.model._meta.get_fields()
        if field.name in _shown(page) and not isinstance(field.verbose_name, Promise)
    ]
    assert named_by_code == []


def _pages():
    """All pages and the tables inside them."""
    for pages in site._registry.values():
        yield pages
        yield from (inline(pages.model, site) for inline in pages.inlines)


def _shown(pages) -> set[str]:
    """The fields that a form or a list of these pages shows."""
    request = RequestFactory().get("/")
    request.user = request.officer = User(is_superuser=True, is_active=True)
    request.admin_scope = EVERYTHING
    listed = getattr(pages, "list_display", ())
    return {*flatten_fieldsets(pages.get_fieldsets(request)), *map(str, listed)}
