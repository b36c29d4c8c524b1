"""The index of documents follows what is recorded, is checked, written anew, and forgets."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.core.management import call_command
from django.db import connection

from archive import purging
from archive.finding import index, keeping
from archive.models import DocumentText, DossierItem
from correspondence.models import SearchWord
from correspondence.search import keeping as letters
from eoffice import clock
from eoffice.audit.faults import find
from eoffice.documents.models import PageText
from eoffice.jobs.models import Job
from tests.archive.reading_room import found_by, read_document
from tests.archive.shelf import dossier_of
from tests.search.test_forget import _plain

pytestmark = pytest.mark.django_db


@pytest.fixture
def item(world, filer):
    """One document, indexed."""
    return read_document(dossier_of(world, filer), filer, "Halaman xylofonwati dan umum")


def faults() -> list[str]:
    return [fault.sentence for fault in find(["dossier_search"])]


def test_a_change_marks_and_asks_for_a_job(item, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        keeping.text_read(item.file)
        keeping.text_read(item.file)
    assert keeping.oldest(5) == [item.pk]
    assert Job.objects.filter(kind=keeping.INDEX).count() == 1


def test_the_sweeper_asks_for_what_was_forgotten(item):
    keeping.mark([item.pk])
    keeping.ask_again()
    assert Job.objects.filter(kind=keeping.INDEX).exists()


def test_verify_tells_how_far_it_is_behind(item):
    assert faults() == []
    keeping.mark([item.pk])
    with clock.moved_to(clock.now() + timedelta(minutes=9)):
        assert len(faults()) == 1 and "selama 9 menit" in faults()[0]


def test_verify_finds_what_nobody_marked_and_reindex_mends_it(item, filer):
    PageText.objects.filter(file=item.file).update(text="Halaman begonia")
    assert len(faults()) == 1
    call_command("reindex", verbosity=0)
    assert faults() == [] and found_by(filer, "begonia")


def test_everything_is_written_anew_from_nothing(item, filer):
    DocumentText.objects.all().delete()
    assert not found_by(filer, "xylofonwati")
    call_command("reindex", verbosity=0)
    assert found_by(filer, "xylofonwati") and faults() == []


def test_its_words_stay_known_when_letters_are_counted_anew(item):
    letters.recount()
    assert SearchWord.objects.get(word="xylofonwati").documents == 1


def test_a_destruction_leaves_no_word_of_it(item, filer, world):
    other = read_document(dossier_of(world, filer), filer, "Halaman umum")
    purging.purge(item.dossier, [], by=filer)
    letters.purge()
    assert "xylofonwati" not in everything_indexed()
    assert not SearchWord.objects.filter(word="xylofonwati").exists()
    assert [row.item_id for row in found_by(filer, "umum")] == [other.pk]


def test_what_is_read_after_the_destruction_is_not_indexed(item):
    DossierItem.objects.filter(pk=item.pk).update(removed_at=clock.now(), removed_reason="x")
    keeping.text_read(item.file)
    keeping.mark([item.pk])
    keeping.index_stale()
    assert not DocumentText.objects.exists()


def everything_indexed() -> str:
    """Everything that every table of the index holds, blocks of FTS5 as well."""
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        rows = []
        for name in names:
            if name.startswith("archive_document"):
                cursor.execute(f'SELECT * FROM "{name}"')
                rows += cursor.fetchall()
    assert any(name == index.TABLE for name in names)
    return " ".join(_plain(cell) for row in rows for cell in row).casefold()


def test_an_upgrade_marks_what_lay_in_dossiers_before(item, filer):
    DocumentText.objects.all().delete()
    assert not found_by(filer, "xylofonwati")
    (upgrade,) = import_module("archive.migrations.0007_index_documents").Migration.operations
    with connection.cursor() as cursor:
        cursor.execute(upgrade.sql)
    assert keeping.index_all_stale() == 1 and found_by(filer, "xylofonwati")
