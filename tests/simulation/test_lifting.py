"""Indexes and references that were lifted are laid again as they were, and rows are checked."""

from __future__ import annotations

import re

import pytest
from django.db import IntegrityError, connection, transaction

from correspondence.models import Letter, LetterAccess, RegisterEntry
from eoffice.pages.simulation import lifting

pytestmark = pytest.mark.django_db(transaction=True)
TABLES = [model._meta.db_table for model in (Letter, LetterAccess, RegisterEntry)]


ON_POSTGRESQL = """SELECT 'index ' || indexname, indexdef FROM pg_indexes WHERE tablename = ANY(%s)
UNION ALL SELECT 'constraint ' || conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE conrelid = ANY(%s::regclass[])"""
CASTS = re.compile(r"::[a-z ]+(\[\])?|[()]")
ON_SQLITE = "SELECT 'index ' || name, sql FROM sqlite_master WHERE tbl_name IN (%s, %s, %s)"


def _laid() -> dict[str, str]:
    """Every index and constraint of the tables, as the database spells it, without its casts:
    PostgreSQL writes them at another place once it has read its own spelling."""
    is_postgres = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        cursor.execute(*((ON_POSTGRESQL, [TABLES, TABLES]) if is_postgres else (ON_SQLITE, TABLES)))
        return {name: CASTS.sub("", line) for name, line in cursor.fetchall() if line}


def test_what_was_lifted_is_laid_again():
    before = _laid()
    with lifting.lifted(TABLES, lambda _line: None):
        assert len(_laid()) < len(before)
    assert _laid() == before


def test_after_a_fault_too():
    before = _laid()
    with pytest.raises(ZeroDivisionError), lifting.lifted(TABLES, lambda _line: None):
        raise ZeroDivisionError
    assert _laid() == before


def test_a_row_that_points_nowhere_is_found():
    before, is_postgres = _laid(), connection.vendor == "postgresql"
    references = lifting._of_postgres(TABLES)[2] if is_postgres else []
    with pytest.raises(IntegrityError):
        _lift_and_point_nowhere()
    LetterAccess.objects.all().delete()
    missing = {name.split()[1] for name in before.keys() - _laid().keys()}
    lifting._run(one.again for one in references if set(one.again.split()) & missing)
    assert _laid() == before


def _lift_and_point_nowhere() -> None:
    with lifting.lifted(TABLES, lambda _line: None), transaction.atomic():
        LetterAccess.objects.create(
            letter_id=4711, audience="p1", why="desk", part=1, sorted_by="2026-01-01T00:00:00Z"
        )
