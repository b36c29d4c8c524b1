"""The directory knows a letterhead whole, by its last lines, in another order, or misread."""

import pytest

from correspondence.models import Contact
from correspondence.normalising import name_key
from correspondence.queries.letterheads import contact_of_letterhead


@pytest.fixture
def known(world):
    """Put these names into the directory of the first organisation, and ask it."""
    organization = world.units["kppn"].root_id

    def ask(names, lines):
        for name in names:
            Contact.objects.create(organization_id=organization, name=name, name_key=name_key(name))
        contact, exact = contact_of_letterhead(organization, lines)
        return (contact.name if contact else None), exact

    return ask


PASAR = ["PEMERINTAH KOTA ELOK", "DINAS PASAR DAERAH"]
WHOLE = "Pemerintah Kota Elok Dinas Pasar Daerah"


@pytest.mark.parametrize("name", [WHOLE, "Dinas Pasar Daerah", "Dinas Pasar Daerah Kota Elok"])
def test_a_letterhead_is_known_in_every_spelling(known, name):
    assert known([name], PASAR) == (name, True)


def test_the_government_above_an_agency_is_not_the_sender(known):
    assert known(["Pemerintah Kota Elok"], PASAR) == (None, False)


def test_the_fuller_name_wins(known):
    assert known(["Dinas Pasar Daerah", WHOLE], PASAR)[0] == WHOLE


def test_a_place_below_the_name_may_be_missing(known):
    assert known(["Forum Warga Kali"], ["FORUM WARGA KALI", "KOTA ELOK"])[0] == "Forum Warga Kali"


def test_a_misread_letterhead_is_known_but_not_exactly(known):
    lines = ["PEMERINTAH KOTA ELOK", "DlNAS PASAR DAERAH"]
    assert known(["Dinas Pasar Daerah"], lines) == ("Dinas Pasar Daerah", False)


def test_another_number_is_another_school(known):
    assert known(["SMK Negeri 3 Elok Permai Raya"], ["SMK NEGERI 2 ELOK PERMAI RAYA"])[0] is None


def test_the_directory_of_another_organisation_is_not_asked(known, world):
    Contact.objects.create(
        organization_id=world.units["setda"].root_id, name="Dinas Pasar Daerah",
        name_key="dinas pasar daerah",
    )  # fmt: skip
    assert known([], PASAR) == (None, False)


def test_nothing_names_nobody(known):
    assert known(["Dinas Pasar Daerah"], []) == (None, False)
