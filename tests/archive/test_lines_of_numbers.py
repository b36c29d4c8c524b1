"""Numbers of dossiers, one a line: every wrong line is told, and a code is not passed over."""

import pytest
from django.core.exceptions import ValidationError

from archive.actions.places import PlaceData, make_place
from archive.forms.holds import DossiersField
from archive.forms.loans import ThingsField
from eoffice.errors import Refused
from tests.archive.shelf import class_of, dossier_of

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[DossiersField, ThingsField])
def field(request, world):
    made = request.param()
    made.office_id = world.units["kppn"].pk
    return made


def told(field, *lines):
    with pytest.raises(ValidationError) as wrong:
        field.clean("\n".join(lines))
    return wrong.value.messages


def ids(found):
    return [one if isinstance(one, int) else one[0] for one in found]


def test_every_wrong_line_is_told_at_once(field, world, filer):
    good = dossier_of(world, filer).reference
    messages = told(field, "0999/2020", good, "ngawur")
    assert len(messages) == 2 and "0999/2020" in messages[0] and "ngawur" in messages[1]


def test_the_number_under_another_code_is_not_meant(field, world, filer):
    dossier = dossier_of(world, filer)
    number = f"{dossier.number:04d}/{dossier.year}"
    assert told(field, f"KU.99/{number}")
    assert ids(field.clean(f"{number}\n{dossier.reference}")) == [dossier.pk] * 2


def test_a_code_may_have_blanks_and_small_letters(field, world, filer):
    dossier = dossier_of(world, filer, classification=class_of(world, "KP 01").pk)
    written = f"kp 01/{dossier.number}/{dossier.year}"
    assert ids(field.clean(written)) == [dossier.pk]


def test_the_code_of_an_old_list_is_its_code(field, world, filer):
    dossier = dossier_of(world, filer, classification=None)
    dossier.old_code = "045"
    dossier.save()
    assert ids(field.clean(f"045/{dossier.number}/{dossier.year}")) == [dossier.pk]


def test_places_that_differ_only_in_case_are_one(world, laras):
    office = world.units["kppn"].pk
    make_place(office, PlaceData("room", "R1"), by=laras)
    with pytest.raises(Refused, match="R1"):
        make_place(office, PlaceData("room", "r1"), by=laras)
