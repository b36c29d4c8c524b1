"""Superiors and heads, who took part earlier, and the printed sheet."""

import pytest
from django.urls import reverse

from correspondence.actions import corrections
from correspondence.queries.seeing import letters_visible_to, part_of
from correspondence.states import Part
from disposition import actions
from eoffice.documents.queries import files_visible_to
from eoffice.organization.models import Unit
from tests.disposition.letters import branch_before, letter_for, sheet_to
from tests.matrix.reading import text_of
from tests.matrix.story import ABOVE, BELOW, BESIDE, REPORT, SUBJECT, tell_story

pytestmark = pytest.mark.django_db
LEVELS = ["biasa", "terbatas", "rahasia", "sangat_rahasia"]
OPEN, NOT_AT_ALL = (Part.ALL, Part.ALL, None, None), (None,) * 4


def parts(world, name: str, make) -> tuple:
    """How much of a letter of each level this person may see."""
    letters = [make(level) for level in LEVELS]
    return tuple(part_of(world.officer(name), letter) for letter in letters)


def test_who_heads_the_office_sees_all_but_secrets(world):
    make = lambda level: letter_for(world, "staf_vera", security=level)  # noqa: E731
    assert parts(world, "arunika", make) == OPEN
    Unit.objects.update(head_sees_all=False)
    world.seats["kasi_vera"].superior = None
    world.seats["kasi_vera"].save()
    assert parts(world, "arunika", make) == NOT_AT_ALL


def test_a_superior_in_the_line_sees_all_but_secrets(world):
    make = lambda level: letter_for(world, "staf_bank", security=level)  # noqa: E731
    assert parts(world, "eka", make) == OPEN
    assert parts(world, "danu", make) == NOT_AT_ALL


def test_no_line_leads_over_the_wall_of_a_nested_office(world):
    make = lambda level: letter_for(world, "staf_kabid", security=level)  # noqa: E731
    assert parts(world, "kirana", make) == OPEN
    assert parts(world, "sekar", make) == NOT_AT_ALL


@pytest.mark.parametrize("security", LEVELS)
@pytest.mark.parametrize("how", ["declined", "recalled", "withdrawn", "reassigned"])
def test_who_took_part_keeps_a_register_line(world, client_of, arunika, danu, security, how):
    letter = letter_for(world, "kepala", security=security, subject=SUBJECT)
    actions.dispose(letter.pk, sheet_to(world, "kasi_pd", note=BESIDE), by=arunika)
    leave(world, branch_before(world, "kasi_pd", letter), how, arunika, danu)
    assert part_of(danu, letter) == Part.LINE
    said = text_of(client_of(danu).get(reverse("pages:letter", args=[letter.pk])))
    assert BESIDE not in said
    assert (SUBJECT in said) == (security in LEVELS[:2])


def leave(world, branch, how, arunika, danu) -> None:
    """The branch goes away from danu, in one of the ways there are."""
    if how == "recalled":
        actions.recall(branch.pk, by=arunika)
        return
    actions.mark_read(branch.pk, by=danu)
    if how == "declined":
        actions.decline(branch.pk, "Bukan kami.", by=danu)
    elif how == "withdrawn":
        actions.withdraw(branch.pk, "Ditunda.", by=arunika)
    else:
        actions.reassign(branch.pk, world.seats["kasi_bank"].pk, "Mutasi.", by=arunika)


SHEETS = {
    "arunika": {ABOVE, BESIDE, BELOW},
    "eka": {ABOVE, BELOW},
    "danu": {BESIDE},
    "dewi": {BELOW},
}


@pytest.mark.parametrize("name", SHEETS)
def test_the_printed_sheet_shows_no_more_than_the_page(world, client_of, name):
    story = tell_story(world)
    said = text_of(client_of(world.officer(name)).get(sheet_of(story)))
    assert {note for note in (ABOVE, BESIDE, BELOW) if note in said} == SHEETS[name]
    assert REPORT not in said


def test_the_sheet_of_a_secret_letter_names_desks_only(world, client_of):
    story = tell_story(world, security="rahasia")
    said = text_of(client_of(world.officer("dewi")).get(sheet_of(story)))
    assert "Kasi Pencairan Dana" in said
    assert "Danu" not in said and ABOVE not in said


def sheet_of(story) -> str:
    return reverse("pages:sheet_pdf", args=[story.letter.pk])


def test_a_list_never_holds_more_than_may_be_seen(world):
    story = tell_story(world, security="terbatas")
    for name in world.users:
        officer = world.officer(name)
        listed = letters_visible_to(officer).filter(pk=story.letter.pk).exists()
        assert listed == (part_of(officer, story.letter) is not None)


def test_the_scan_of_a_void_secret_comes_back_for_its_recorder_only(world, hadi, bimo):
    story = tell_story(world, security="rahasia")
    corrections.void(story.letter.pk, by=hadi, reason="Salah catat.")
    assert files_visible_to(hadi).filter(pk=story.scan_file.pk).exists()
    assert not files_visible_to(bimo).filter(pk=story.scan_file.pk).exists()
