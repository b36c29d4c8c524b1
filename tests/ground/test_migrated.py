"""The database that every test run begins with is the one that the migrations make."""

import shutil

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from eoffice.audit import guards
from tests import migrated


@pytest.fixture
def clone(tmp_path):
    """The migrations and what they call, somewhere else."""
    for path in [migrated.ROOT / "requirements.txt", *migrated.sources()]:
        place = tmp_path / path.relative_to(migrated.ROOT)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, place)
    return tmp_path


@pytest.mark.django_db
def test_nothing_is_left_to_be_applied_and_the_guards_stand():
    executor = MigrationExecutor(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
    assert guards.missing(connection) == []


def test_the_same_sources_are_the_same_database(clone):
    assert migrated.fingerprint(clone) == migrated.fingerprint()


@pytest.mark.parametrize(
    "changed",
    ["archive/migrations/0001_initial.py", "eoffice/audit/guards.py", "requirements.txt",
     "correspondence/search/laying.py", "eoffice/jobs/migrations/0002_new.py"],
)  # fmt: skip
def test_another_migration_or_what_it_calls_is_another_database(clone, changed):
    with (clone / changed).open("a") as file:
        file.write("\nADDED = 1\n")
    assert migrated.fingerprint(clone) != migrated.fingerprint()
