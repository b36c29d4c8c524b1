"""The local store: whole files or none, synced, private, never overwritten."""

import os
import stat
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from eoffice.documents.storage import DurableFileSystemStorage
from eoffice.errors import Unavailable


@pytest.fixture
def store(tmp_path):
    return DurableFileSystemStorage(location=str(tmp_path / "store"))


def test_a_saved_file_is_private(store):
    path = Path(store.path(store.save("2024/01/a", ContentFile(b"x"))))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_file_and_folders_are_synced_before_save_returns(store, monkeypatch):
    synced = []
    name_of = lambda fd: str(Path(f"/proc/self/fd/{fd}").readlink())  # noqa: E731
    monkeypatch.setattr(os, "fsync", lambda fd: synced.append(name_of(fd)))
    store.save("2024/01/a", ContentFile(b"x"))
    root = store.location
    assert synced[:2] == [root, f"{root}/2024"]
    assert synced[2].endswith(".part")
    assert synced[3] == f"{root}/2024/01"


def test_what_can_be_made_again_is_not_synced(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "fsync", lambda fd: pytest.fail("synced"))
    store = DurableFileSystemStorage(location=str(tmp_path / "derived"), durable=False)
    assert store.exists(store.save("a/p1", ContentFile(b"x")))


def test_a_taken_name_is_never_overwritten(store):
    assert store.save("a", ContentFile(b"first")) != store.save("a", ContentFile(b"second"))
    assert store.open("a").read() == b"first"
    with pytest.raises(FileExistsError):
        store._save("a", ContentFile(b"third"))


@pytest.mark.parametrize("step", ["_write_aside", "_sync_file", "_put_in_place"])
def test_a_crash_between_the_steps_leaves_no_half_file(store, monkeypatch, step):
    def crash(*args, **kwargs):
        raise RuntimeError("power cut")

    store.save("2024/01/earlier", ContentFile(b"x"))
    monkeypatch.setattr(store, step, crash)
    with pytest.raises(RuntimeError):
        store.save("2024/01/a", ContentFile(b"x" * 100_000))
    assert [each.name for each in Path(store.path("2024/01")).iterdir()] == ["earlier"]


def test_a_full_disk_is_said_in_words_and_leaves_nothing(store, monkeypatch):
    def full(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Unavailable):
        store.save("a", ContentFile(b"x"))
    assert not list(Path(store.location).iterdir())


def test_a_lost_disk_is_not_a_lost_file(store, tmp_path):
    store.save("a", ContentFile(b"x"))
    (tmp_path / "store").rename(tmp_path / "away")
    for attempt in (lambda: store.open("a"), lambda: store.save("b", ContentFile(b"y"))):
        with pytest.raises(Unavailable):
            attempt()
    (tmp_path / "away").rename(tmp_path / "store")
    assert store.open("a").read() == b"x"


def test_a_missing_file_is_a_missing_file(store):
    with pytest.raises(FileNotFoundError):
        store.open("nothing")
