"""Filing a letter, linking it, taking it out; and who sees it then."""

import pytest

from archive.actions import close_dossier, file_letter, reopen_dossier, unfile
from correspondence.actions.complainants import seal_complainant
from correspondence.models import Letter
from correspondence.queries.seeing import part_of
from correspondence.sealing import Identity
from correspondence.states import Part
from disposition.models import Disposition
from eoffice.audit.models import AuditEntry
from eoffice.errors import AlreadyDone, NotFound, Refused, WrongState
from tests.archive.shelf import again, agrees, closed_letter, dossier_of, give_role
from tests.disposition.letters import disposed, letter_for

pytestmark = pytest.mark.django_db


def state_of(letter) -> str:
    return Letter.objects.get(pk=letter.pk).state


def test_a_closed_letter_is_filed_by_its_unit(world, filer):
    letter, dossier = closed_letter(world), dossier_of(world, filer)
    item = file_letter(letter.pk, dossier.pk, by=filer)
    assert (state_of(letter), item.order, item.is_link) == ("filed", 1, False)
    told = AuditEntry.objects.filter(event__in=["letter.filed", "dossier.filed"])
    assert {entry.subject_kind for entry in told} == {"letter", "dossier"}
    assert {entry.position_id for entry in told} == {world.seats["staf_bank"].pk}


@pytest.mark.parametrize(
    ("security", "before", "after"),
    [
        ("biasa", Part.LETTER, Part.ALL),
        ("terbatas", Part.LINE, Part.ALL),
        ("rahasia", Part.LINE, Part.LINE),
        ("sangat_rahasia", Part.LINE, Part.LINE),
    ],
)
def test_the_archivist_sees_what_the_house_says(world, filer, laras, security, before, after):
    letter, dossier = closed_letter(world, security=security), dossier_of(world, filer)
    assert part_of(laras, letter) == before and agrees(letter)
    item = file_letter(letter.pk, dossier.pk, by=filer)
    assert part_of(laras, letter) == after and agrees(letter)
    unfile(item.pk, "Salah berkas", by=filer)
    assert part_of(laras, letter) == before and agrees(letter)


def test_a_letter_at_work_is_nothing_to_the_archive(world, filer, laras):
    letter = letter_for(world, "kasi_bank")
    dossier = dossier_of(world, filer)
    assert part_of(laras, letter) is None and part_of(filer, letter) is None
    with pytest.raises(NotFound):
        file_letter(letter.pk, dossier.pk, by=filer)


@pytest.mark.parametrize("is_link", [False, True])
def test_open_dispositions_come_first(world, arunika, eka, is_link):
    letter = disposed(world, arunika, "kasi_bank")
    Letter.objects.filter(pk=letter.pk).update(state="completed", outcome="noted")
    assert Disposition.objects.filter(letter=letter).open().exists()
    give_role(world, "kasi_bank", "unit_filer")
    eka = world.officer("eka")
    dossier = dossier_of(world, eka)
    with pytest.raises(WrongState, match="disposisi"):
        file_letter(letter.pk, dossier.pk, by=eka, is_link=is_link)


def test_one_original_and_further_links(world, filer, laras):
    letter = closed_letter(world)
    first, second = dossier_of(world, filer), dossier_of(world, laras, "umum")
    file_letter(letter.pk, first.pk, by=filer)
    with pytest.raises(AlreadyDone):
        file_letter(letter.pk, second.pk, by=laras)
    link = file_letter(letter.pk, second.pk, by=laras, is_link=True)
    unfile(link.pk, "Bukan perkara ini", by=laras)
    assert state_of(letter) == "filed" and agrees(letter)


def test_a_number_in_a_dossier_is_not_given_again(world, filer):
    dossier = dossier_of(world, filer)
    one, other = closed_letter(world), closed_letter(world)
    item = file_letter(one.pk, dossier.pk, by=filer)
    unfile(item.pk, "Salah berkas", by=filer)
    assert state_of(one) == "completed"
    assert file_letter(other.pk, dossier.pk, by=filer).order == 2


def test_only_an_open_dossier_takes_letters(world, filer):
    letter, dossier = closed_letter(world), dossier_of(world, filer)
    close_dossier(dossier.pk, by=filer)
    with pytest.raises(WrongState):
        file_letter(letter.pk, dossier.pk, by=filer)
    reopen_dossier(dossier.pk, "Perkara berlanjut", by=filer)
    file_letter(letter.pk, dossier.pk, by=filer)
    assert again(dossier).state == "open"


def test_others_do_not_file(world, filer, eka, danu, sekar):
    letter, dossier = closed_letter(world), dossier_of(world, filer)
    with pytest.raises(Refused):
        file_letter(letter.pk, dossier.pk, by=eka)
    for stranger in (danu, sekar):
        with pytest.raises(NotFound):
            file_letter(letter.pk, dossier.pk, by=stranger)


def test_what_is_said_of_a_complaint_carries_its_code(world, filer):
    letter = closed_letter(world, complaint_code="ADU-0A1B2C3D")
    seal_complainant(letter, Identity(name="Maryamah Sulaksana"))
    said, kept = "Aduan Maryamah Sulaksana", "Aduan ADU-0A1B2C3D"
    item = file_letter(letter.pk, dossier_of(world, filer).pk, by=filer, note=said)
    assert (item.note, unfile(item.pk, said, by=filer).removed_reason) == (kept, kept)
