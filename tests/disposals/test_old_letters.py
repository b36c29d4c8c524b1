"""Letters that were closed before the archive existed are opened to its archivists by a job."""

from importlib import import_module

import pytest
from django.apps import apps

from archive import integrity
from correspondence.models import LetterAccess
from correspondence.queries.seeing import part_of
from eoffice.jobs import run_pending
from eoffice.jobs.models import Job
from tests.archive.shelf import agrees, closed_letter

pytestmark = pytest.mark.django_db
MIGRATION = import_module("archive.migrations.0004_open_old_letters_to_the_archive")


def test_the_migration_asks_and_the_job_writes_their_rows(world, laras, monkeypatch):
    letters = [closed_letter(world) for _ in range(3)]
    LetterAccess.objects.filter(audience__startswith="archivist:").delete()
    assert part_of(laras, letters[0]) is None
    monkeypatch.setattr(integrity, "REFRESHED", 2)
    MIGRATION.ask(apps, None)
    MIGRATION.ask(apps, None)
    assert Job.objects.filter(kind="refresh_closed_letters").count() == 1
    run_pending()
    assert all(agrees(letter) and part_of(laras, letter) for letter in letters)


def test_a_new_installation_asks_for_nothing(db):
    MIGRATION.ask(apps, None)
    assert not Job.objects.filter(kind="refresh_closed_letters").exists()
