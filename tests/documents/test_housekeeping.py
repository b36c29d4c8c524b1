"""Clearing up: what belongs to no file goes after a day, what belongs to one never."""

import os
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from eoffice.audit.faults import find
from eoffice.documents import actions, housekeeping, vault
from eoffice.documents.models import PageText, StoredFile
from eoffice.jobs import run_pending
from eoffice.jobs.models import Job
from eoffice.organization.officer import SYSTEM

TWO_DAYS = 2 * 86400


def age(storage, key):
    then = time.time() - TWO_DAYS
    os.utime(storage.path(key), (then, then))


def test_strays_go_after_a_day_and_fresh_bytes_stay(receive):
    originals, file = storages["originals"], receive()
    old, fresh = (vault.keep(ContentFile(b"x", name="a")).key for _ in range(2))
    for key in (old, file.key):
        age(originals, key)
    housekeeping.sweep()
    found = [originals.exists(key) for key in (old, fresh, file.key)]
    assert found == [False, True, True]


def test_when_much_belongs_to_no_row_nothing_is_removed(receive, monkeypatch):
    monkeypatch.setattr(housekeeping, "FEW", 1)
    originals = storages["originals"]
    keys = [vault.keep(ContentFile(b"x", name="a")).key for _ in range(2)]
    for key in keys:
        age(originals, key)
    housekeeping.sweep()
    assert all(originals.exists(key) for key in keys)


class Shelf:
    """A store of six old files, that knows how many of them were named so far."""

    named = 0

    def everything_under(self, _folder):
        for _n in range(6):
            self.named += 1
            yield "2020/01/a", datetime(2020, 1, 1, tzinfo=UTC)


def test_a_store_is_looked_through_in_portions(monkeypatch):
    """The names of a store of millions do not fit into a worker's memory."""
    monkeypatch.setattr(housekeeping, "AT_ONCE", 2)
    shelf, asked = Shelf(), []

    def known(keys):
        asked.append((len(keys), shelf.named))
        return set(keys)

    housekeeping.remove_strays(shelf, known)
    assert asked == [(2, 2), (2, 4), (2, 6)]


def test_what_an_abandoned_attempt_left_goes_too(receive):
    derived, file = storages["derived"], receive()
    run_pending("fast")
    file = StoredFile.objects.get(pk=file.pk)
    kept = vault.page_key(file.derived_prefix, 1)
    left = derived.save(vault.page_key(vault.new_prefix(), 1), ContentFile(b"x"))
    for key in (kept, left):
        age(derived, key)
    housekeeping.sweep()
    assert (derived.exists(kept), derived.exists(left)) == (True, False)


def test_folders_of_killed_workers_go(tmp_path, monkeypatch, db):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    left = tmp_path / f"{housekeeping.pdf.SCRATCH}abc"
    left.mkdir()
    os.utime(left, (time.time() - TWO_DAYS,) * 2)
    housekeeping.sweep()
    assert not left.exists()


def test_a_file_whose_job_was_lost_is_woken(receive):
    file = receive()
    Job.objects.all().delete()
    assert housekeeping.wake_forgotten() == 1
    run_pending("fast")
    assert StoredFile.objects.get(pk=file.pk).state == "ready"
    Job.objects.all().delete()
    housekeeping.wake_forgotten()
    assert Job.objects.get().kind == "read_text"


def test_a_purge_removes_content_and_keeps_the_facts(receive):
    file = receive()
    run_pending("fast")
    PageText.objects.create(file=file, page=1, text="rahasia", source="ocr")
    actions.purge(file.pk, by=SYSTEM)
    run_pending()
    file = StoredFile.objects.get(pk=file.pk)
    assert (file.state, file.sha256 != "", PageText.objects.count()) == ("purged", True, 0)
    assert not storages["originals"].exists(file.key)
    assert not list(storages["derived"].everything_under())


def sentences():
    return [fault.sentence for fault in find(only=["files"])]


def test_verify_finds_nothing_wrong_with_whole_files(receive):
    receive()
    assert sentences() == []


@pytest.mark.parametrize("harm", ["change", "remove", "take the disk away"])
def test_verify_finds_every_kind_of_harm(receive, tmp_path, harm):
    path = Path(storages["originals"].path(receive().key))
    if harm == "change":
        path.write_bytes(b"other")
    elif harm == "remove":
        path.unlink()
    else:
        (tmp_path / "originals").rename(tmp_path / "away")
    assert len(sentences()) == 1


def test_bytes_that_changed_before_preparation_are_refused(receive):
    file = receive()
    Path(storages["originals"].path(file.key)).write_bytes(b"other")
    run_pending("fast")
    file = StoredFile.objects.get(pk=file.pk)
    assert (file.state, file.reason) == ("refused", "bytes_changed")
