"""Looks whether the trail is as it was written: every entry, every chain, every head, every root.

Reads in streams, chain after chain. A chain that looks wrong is read again with its head locked,
because somebody may have recorded in between.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from eoffice.audit import guards, roots
from eoffice.audit.faults import Fault, verifier
from eoffice.audit.models import AuditEntry, ChainHead
from eoffice.audit.seal import BEGINNING, FIELDS, seal

KIND = "trail"
CHUNK = 2000
Row = dict[str, Any]
Head = tuple[int, str]


@verifier(KIND)
def verify_all() -> Iterator[Fault]:
    """Every fault of the trail, one by one."""
    for name in guards.missing(connection):
        yield Fault(KIND, name, None, _("The trigger that guards the trail is missing."))
    for kind in sorted(_kinds()):
        yield from _verify_kind(kind)
    yield from roots.verify_roots()


def verify_chain(kind: str, subject_id: int) -> list[Fault]:
    """The faults of one chain, while nobody can add to it."""
    with transaction.atomic():
        chain = {"subject_kind": kind, "subject_id": subject_id}
        head = ChainHead.objects.select_for_update().filter(**chain).first()
        return list(
            _faults_of(
                kind,
                subject_id,
                _rows(AuditEntry.objects.filter(**chain)),
                (head.count, head.hash) if head else None,
            )
        )


def _kinds() -> set[str]:
    tables = (AuditEntry.objects, ChainHead.objects)
    return {
        kind for rows in tables for kind in rows.values_list("subject_kind", flat=True).distinct()
    }


def _rows(entries: QuerySet[AuditEntry]) -> Iterator[Row]:
    ordered = entries.order_by("subject_kind", "subject_id", "number")
    return ordered.values(*FIELDS, "previous_hash", "hash").iterator(chunk_size=CHUNK)


def _verify_kind(kind: str) -> Iterator[Fault]:
    """Walk heads and entries side by side, both ordered by subject."""
    entries = groupby(
        _rows(AuditEntry.objects.filter(subject_kind=kind)), key=lambda row: row["subject_id"]
    )
    heads = _heads(kind)
    head = next(heads, None)
    for subject_id, rows in entries:
        while head and head[0] < subject_id:
            yield from verify_chain(kind, head[0])  # a head without entries
            head = next(heads, None)
        own = head if head and head[0] == subject_id else None
        if any(_faults_of(kind, subject_id, rows, own[1:] if own else None)):
            yield from verify_chain(kind, subject_id)
        head = next(heads, None) if own else head
    for rest in (head, *heads) if head else ():
        yield from verify_chain(kind, rest[0])


def _heads(kind: str) -> Iterator[tuple[int, int, str]]:
    heads = ChainHead.objects.filter(subject_kind=kind).order_by("subject_id")
    return heads.values_list("subject_id", "count", "hash").iterator(chunk_size=CHUNK)


def _faults_of(
    kind: str, subject_id: int, rows: Iterator[Row], head: Head | None
) -> Iterator[Fault]:
    subject, number, previous = f"{kind} {subject_id}", 0, BEGINNING
    for row in rows:
        if row["number"] != number + 1:
            sentence = _("Entries %(first)d to %(last)d are missing.") % {
                "first": number + 1,
                "last": row["number"] - 1,
            }
            yield Fault(KIND, subject, number + 1, sentence)
        elif row["previous_hash"] != previous:
            yield Fault(
                KIND, subject, row["number"], _("The entry does not follow the one before.")
            )
        if seal(row, row["previous_hash"]) != row["hash"]:
            yield Fault(KIND, subject, row["number"], _("The entry was altered."))
        number, previous = row["number"], row["hash"]
    if head is None:
        yield Fault(KIND, subject, None, _("The chain has no head."))
    elif head != (number, previous):
        yield Fault(KIND, subject, None, _("The chain does not end where its head says."))


def looks_whole(kind: str, subject_id: int) -> bool:
    """Whether one chain is without a fault; locks it only where a first look finds one."""
    chain = {"subject_kind": kind, "subject_id": subject_id}
    head = ChainHead.objects.filter(**chain).values_list("count", "hash").first()
    rows = _rows(AuditEntry.objects.filter(**chain))
    if any(_faults_of(kind, subject_id, rows, head)):
        return not verify_chain(kind, subject_id)
    return True
