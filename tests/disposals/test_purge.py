"""After a destruction no byte of the content is left; facts and what is shared stay."""

import pytest
from django.core.files.storage import storages
from django.db import connection

from archive.actions import executing
from archive.models import Dossier, DossierItem
from archive.queries import eligible
from correspondence.models import Letter, LetterFile, Scan
from correspondence.queries.seeing import letters_visible_to
from eoffice.audit.faults import find, names
from eoffice.documents.models import PageText, StoredFile
from eoffice.jobs import run_pending
from tests.disposals.lists import begun, executing_now, inactive_dossier, states_of
from tests.disposals.planted import (
    MARK,
    SUBJECT,
    empty_the_stores,
    everything_in_the_database,
    everything_on_the_stores,
    packed_result,
    plant,
    shared_file,
)
from tests.world import build_world

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(db):
    """Both organisations, in a database that keeps what is committed, and empty stores."""
    empty_the_stores()
    return build_world()


def test_no_byte_is_left_and_verify_stays_clean(world, filer, laras):
    letter = plant(world, filer)
    dossier = inactive_dossier(world, filer, items=letter.file_into)
    run_pending()
    assert MARK in everything_in_the_database() and MARK in everything_on_the_stores()
    executing_now(world, laras, dossier)
    run_pending()
    assert states_of(dossier) == ["destroyed"]
    assert MARK not in everything_on_the_stores()
    assert MARK not in everything_in_the_database()
    assert not list(find({*names()} - {"letters"}))  # it was planted without a book
    kept = Letter.objects.get(pk=letter.pk)
    assert (kept.subject, kept.agenda_number) == (SUBJECT, "0412/2026")
    assert letters_visible_to(laras).filter(pk=letter.pk).exists()


def test_every_file_of_it_is_purged_and_its_images_are_gone(world, filer, laras):
    letter = plant(world, filer)
    dossier = inactive_dossier(world, filer, items=letter.file_into)
    run_pending()
    executing_now(world, laras, dossier)
    run_pending()
    files = StoredFile.objects.filter(letter_files__letter=letter.pk)
    assert {file.state for file in files} == {"purged"}
    assert not PageText.objects.filter(file__in=files).exists()
    for file in files:
        assert not storages["originals"].exists(file.key)
        assert not list(storages["derived"].everything_under(file.derived_prefix))


def test_a_file_that_a_letter_needs_that_stays_is_kept(world, filer, laras):
    letter = plant(world, filer)
    dossier = inactive_dossier(world, filer, items=letter.file_into)
    file = shared_file(world, letter)
    run_pending()
    executing_now(world, laras, dossier)
    run_pending()
    assert StoredFile.objects.get(pk=file.pk).state != "purged"
    assert storages["originals"].exists(file.key)
    assert Scan.objects.filter(file=file).exists()


def test_a_link_elsewhere_does_not_hold_it_but_a_hold_there_does(world, filer, laras):
    letter = plant(world, filer)
    dossier = inactive_dossier(world, filer, items=letter.file_into)
    other = inactive_dossier(world, filer, items=letter.link_into)
    run_pending()
    assert not eligible.weigh([dossier], begun(world, laras))[0].against
    Dossier.objects.filter(pk=other.pk).update(open_holds=1)
    assert eligible.weigh([dossier], begun(world, laras))[0].against


def test_a_hold_that_comes_late_stops_the_step(world, filer, laras):
    one, two = inactive_dossier(world, filer), inactive_dossier(world, filer)
    disposal = executing_now(world, laras, one, two)
    Dossier.objects.filter(pk=one.pk).update(open_holds=1)
    executing.execute(disposal.pk)
    assert states_of(one, two) == ["inactive", "destroyed"]
    assert disposal.items.get(dossier=one).state == "withdrawn"


def test_packed_results_lose_it(world, filer, laras):
    letter = plant(world, filer)
    dossier = inactive_dossier(world, filer, items=letter.file_into)
    run_pending()
    export = packed_result(letter)
    executing_now(world, laras, dossier)
    run_pending()
    assert not storages["default"].exists(export.key)
    assert type(export).objects.get(pk=export.pk).state == "expired"


def test_documents_without_a_letter_go_too(world, filer, laras):
    letter = plant(world, filer)
    dossier = inactive_dossier(world, filer, items=letter.lay_loose_file)
    run_pending()
    executing_now(world, laras, dossier)
    run_pending()
    loose = DossierItem.objects.get(dossier=dossier, kind="file")
    assert StoredFile.objects.get(pk=loose.file_id).state == "purged"
    assert LetterFile.objects.filter(file=loose.file_id).count() == 0
    assert connection.in_atomic_block is False
