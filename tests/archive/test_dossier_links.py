"""From the page of a dossier one lays a hold; a filed letter that went out can be borrowed."""

import pytest
from django.urls import reverse

from archive.actions import DocumentData, add_document
from archive.queries.dossier_lists import matching
from eoffice import clock
from tests.archive.shelf import dossier_of


@pytest.mark.parametrize(("person", "leads"), [("laras", True), ("filer", False), ("eka", False)])
def test_the_archivist_lays_a_hold_from_there(world, filer, person, leads, request, client_of):
    dossier = dossier_of(world, filer)
    browser = client_of(request.getfixturevalue(person))
    page = browser.get(reverse("archive:dossier", args=[dossier.pk])).content.decode()
    url = f"{reverse('archive:hold_new')}?dossier={dossier.pk}"
    assert (url in page) == leads
    if leads:
        assert dossier.reference in browser.get(url).content.decode()


@pytest.mark.parametrize(("word", "found"), [("tambang", 1), ("tidakada", 0)])
def test_a_dossier_is_found_by_what_lies_in_it(world, filer, word, found):
    dossier = dossier_of(world, filer)
    add_document(
        dossier.pk, DocumentData(description="Peta tambang", has_paper=True), None, by=filer
    )
    rows = matching(filer, {"q": word}, clock.today("Asia/Jakarta"))
    assert rows.count() == found


def test_a_secret_dossier_is_not_found_by_what_lies_in_it(world, filer):
    dossier = dossier_of(world, filer, security="rahasia")
    add_document(
        dossier.pk, DocumentData(description="Peta tambang", has_paper=True), None, by=filer
    )
    assert not matching(filer, {"q": "tambang"}, clock.today("Asia/Jakarta")).exists()


@pytest.mark.parametrize(("person", "leads"), [("laras", True), ("eka", True), ("citra", False)])
def test_the_search_leads_to_the_dossiers_with_the_same_words(person, leads, request, client_of):
    page = client_of(request.getfixturevalue(person)).get(reverse("pages:search"), {"q": "peta"})
    assert (f"{reverse('archive:dossiers')}?q=peta" in page.content.decode()) == leads
