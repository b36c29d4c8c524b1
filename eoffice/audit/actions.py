"""The one way into the trail. The last beat of an action, because it locks the chain's head."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from django.db import transaction

from eoffice import clock
from eoffice.audit import hooks
from eoffice.audit.actor import Acting
from eoffice.audit.context import current_source
from eoffice.audit.events import checked
from eoffice.audit.models import AuditEntry, ChainHead
from eoffice.audit.seal import clean, plain, seal
from eoffice.writing import insert, insert_if_new, store

Facts = tuple[Mapping[str, Any], Mapping[str, Any]]
"""What changed, and the details."""


class Traced(Protocol):
    """A thing with a chain of its own, or a place in another's."""

    @property
    def audit_chain(self) -> tuple[str, int]:
        """Subject kind and id."""


@transaction.atomic(savepoint=False)
def record(
    event: str,
    subject: Traced | Any = None,
    *,
    by: Acting,
    changes: Mapping[str, Any] | None = None,
    detail: Mapping[str, Any] | None = None,
    chain: tuple[str, int] | None = None,
    begins: bool = False,
) -> AuditEntry:
    """Append one entry to the subject's chain; free text goes in as fingerprints only.

    `begins` says that the subject was made in this transaction: its chain is begun, not looked for.
    """
    kind, subject_id = chain or subject.audit_chain
    hooks.tell(event, kind, subject_id)
    facts = _facts(by, subject) | {
        "event": checked(event),
        "changes": plain(changes or {}),
        "detail": plain(detail or {}),
        "at": clock.now(),
    }
    facts |= {"subject_kind": kind, "subject_id": subject_id}
    if begins and (entry := _begun(facts)):
        return entry
    head = ChainHead.objects.locked(kind, subject_id)
    entry = _entry(facts, head)
    insert(entry)
    head.count, head.hash = entry.number, entry.hash
    store(head, "count", "hash")
    return entry


@transaction.atomic(savepoint=False)
def record_each(event: str, facts: Iterable[Facts], *, by: Acting, chain: tuple[str, int]) -> None:
    """Append one entry per pair of changes and detail: the chain's head is taken once, for all."""
    kind, subject_id = chain
    hooks.tell(event, kind, subject_id)
    common = _facts(by, None) | {"event": checked(event), "at": clock.now()}
    common |= {"subject_kind": kind, "subject_id": subject_id}
    head, entries = ChainHead.objects.locked(kind, subject_id), []
    for changes, detail in facts:
        said = {"changes": plain(changes), "detail": plain(detail)}
        entries.append(_entry(common | said, head))
        head.count, head.hash = entries[-1].number, entries[-1].hash
    AuditEntry.objects.bulk_create(entries, batch_size=500)
    store(head, "count", "hash")


def _begun(facts: dict[str, Any]) -> AuditEntry | None:
    """The first entry, with the head that it makes; nothing when there is a chain already."""
    head = ChainHead(subject_kind=facts["subject_kind"], subject_id=facts["subject_id"])
    entry = _entry(facts, head)
    head.count, head.hash = entry.number, entry.hash
    if not insert_if_new(head):
        return None
    insert(entry)
    return entry


def _entry(facts: dict[str, Any], head: ChainHead) -> AuditEntry:
    """The entry that follows what the head says."""
    facts = facts | {"number": head.count + 1}
    return AuditEntry(previous_hash=head.hash, hash=seal(facts, head.hash), **facts)


def _facts(by: Acting, subject: Any) -> dict[str, Any]:
    """Who and from where; what the system does by itself belongs to the subject's organisation."""
    actor, source = by.as_actor(), current_source()
    return {
        "actor_id": actor.user_id,
        "actor_name": clean(actor.name)[:200],
        "position_id": actor.position_id,
        "position_title": clean(actor.position_title)[:200],
        "in_place_of": clean(actor.in_place_of)[:200],
        "acting_kind": clean(actor.acting_kind)[:30],
        "basis": clean(actor.basis)[:100],
        "organization_id": actor.organization_id or getattr(subject, "organization_id", None),
        "office_id": actor.office_id or getattr(subject, "office_id", None),
        "address": source.address,
        "request_id": source.request_id,
    }
