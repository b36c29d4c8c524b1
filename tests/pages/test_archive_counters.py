"""The rail counts what of the archive waits for one's word, and shows the way while it does."""

import pytest
from django.urls import reverse

from tests.archive.shelf import dossier_of, give_role
from tests.disposals.lists import appraised, approved, closed_dossier, frozen, inactive_dossier
from tests.lending.desk import asked_by, paper_dossier


@pytest.fixture
def filer(world):
    """Dewi, who files for Seksi Bank too."""
    give_role(world, "staf_bank", "unit_filer")
    return world.officer("dewi")


@pytest.fixture
def counters(client_of):
    """What stands in somebody's rail beside loans and disposals."""

    def of(officer):
        rail = client_of(officer).get(reverse("pages:followed")).context["rail"]
        urls = {reverse("archive:loans"): "loans", reverse("archive:disposals"): "disposals"}
        return {urls[one.url]: one.count for one in rail if one.url in urls}

    return of


def test_nothing_waits(laras, arunika, eka, counters):
    assert counters(laras) == {"loans": 0, "disposals": 0}
    assert counters(arunika) == {} and counters(eka) == {}


def test_a_list_waits_for_its_committee(world, filer, laras, fajar, arunika, counters):
    frozen(world, laras, inactive_dossier(world, filer))
    assert counters(fajar) == {"disposals": 1}
    assert counters(laras)["disposals"] == 1 and counters(arunika) == {}


def test_then_for_the_head_of_the_office(world, filer, laras, fajar, arunika, eka, counters):
    appraised(world, laras, inactive_dossier(world, filer))
    assert counters(arunika) == {"disposals": 1}
    assert counters(fajar) == {} and counters(eka) == {} and counters(laras)["disposals"] == 0


def test_a_transfer_waits_for_the_head_of_its_unit(world, filer, laras, eka, danu, counters):
    bank = world.units["bank"].pk
    appraised(world, laras, closed_dossier(world, filer), kind="transfer", unit=bank)
    assert counters(eka) == {"disposals": 1} and counters(danu) == {}


def test_what_is_agreed_waits_for_the_archivist(world, filer, laras, arunika, counters):
    approved(world, laras, inactive_dossier(world, filer))
    assert counters(laras)["disposals"] == 1 and counters(arunika) == {}


def test_loans_wait_for_the_desk_or_for_the_head(world, laras, eka, arunika, counters):
    asked_by(eka, paper_dossier(world, laras))
    assert counters(laras)["loans"] == 1 and counters(arunika) == {} and counters(eka) == {}
    secret = dossier_of(world, laras, medium="paper", security="rahasia")
    asked_by(eka, secret, by=laras)
    assert counters(laras)["loans"] == 1 and counters(arunika) == {"loans": 1}
