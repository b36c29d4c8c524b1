"""A test that reads the file of an open SQLite database leaves it its locks and its journal."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reading import bytes_of

VISIT = "import sqlite3, sys; list(sqlite3.connect(sys.argv[1]).execute('SELECT * FROM t'))"


@pytest.fixture
def opened(tmp_path):
    """A database in use, and its path."""
    path = tmp_path / "db.sqlite3"
    db = sqlite3.connect(path)
    db.executescript("PRAGMA journal_mode=WAL; CREATE TABLE t (x); INSERT INTO t VALUES ('mark');")
    yield db, path
    db.close()


def journal_after(read, path: Path) -> bool:
    """Whether the journal is still there when a worker came and went after the reading."""
    journal = Path(f"{path}-wal")
    there = journal.stat().st_ino
    assert b"mark" in read(path) + read(journal)
    subprocess.run([sys.executable, "-c", VISIT, str(path)], check=True)
    return journal.exists() and journal.stat().st_ino == there


def test_read_by_another_process_the_journal_stays(opened):
    assert journal_after(bytes_of, opened[1])


def test_read_here_it_is_taken_away(opened):
    assert not journal_after(Path.read_bytes, opened[1])
