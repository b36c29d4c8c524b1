"""Versions of a draft and what a new one means for the approvals that were given before.

Called by other actions inside their transaction, with the letter locked.
"""

from datetime import date
from typing import Any

from correspondence import draft_content
from correspondence.actions import enclosures
from correspondence.actions.draft_checking import belonging
from correspondence.draft_content import Content
from correspondence.models import (
    Addressee,
    ApprovalStep,
    DraftReading,
    DraftVersion,
    DraftWork,
    OutgoingLetter,
)
from correspondence.outgoing_events import DraftEvent
from correspondence.outgoing_states import OutgoingState, StepState
from eoffice import audit, clock, jobs
from eoffice.organization.officer import Officer

AFTER_ALL = 32_000  # whoever writes here comes after every order of a route


def newest(letter: OutgoingLetter) -> DraftVersion:
    """The version that everybody sees now."""
    return DraftVersion.objects.get(letter=letter, number=letter.version)


def keep(letter: OutgoingLetter, content: Content, *, by: Officer) -> DraftVersion:
    """Add a version and make it the newest; the work it came from ends."""
    letter.version += 1
    version = DraftVersion.objects.create(
        letter=letter,
        number=letter.version,
        content=content,
        sha256=draft_content.fingerprint(content),
        made_at=clock.now(),
        made_by_id=by.user_id,
        made_by_name=by.acting_name,
        position_id=by.position_id or None,
    )
    mirror(letter, content)
    letter.save(update_fields=["version", *MIRRORED])
    _write_addressees(letter, content)
    DraftWork.objects.filter(letter=letter, user=by.user_id).delete()
    return version


def change(letter: OutgoingLetter, content: Content, *, by: Officer, order: int = 0) -> bool:
    """Save a changed content made at this order of the route (0: by the writer).

    Approvals after that order are asked for anew; earlier ones stay as given for their version,
    and those people are told. Answers whether anything had changed.
    """
    content = belonging(content, letter)
    enclosures.follow(letter, content)
    old = newest(letter)
    if draft_content.fingerprint(content) == old.sha256:
        DraftWork.objects.filter(letter=letter, user=by.user_id).delete()
        return False
    same_words = _says_the_same(content, old.content)
    version = keep(letter, content, by=by)
    _has_read_own(letter, by)
    if same_words:
        _carry(letter)
    else:
        _ask_those_after(letter, order)
        jobs.enqueue("notify_draft_changed", version.pk)
    detail = {"version": version.number, "sha256": version.sha256}
    audit.record(DraftEvent.VERSION, letter, by=by, detail=detail)
    return True


def _has_read_own(letter: OutgoingLetter, by: Officer) -> None:
    """Whoever has read the version before knows the one that he made of it."""
    before = DraftReading.objects.filter(letter=letter, user=by.user_id, version=letter.version - 1)
    before.update(version=letter.version, read_at=clock.now())


def _says_the_same(content: Content, before: Content) -> bool:
    """Whether only the day changed until which a reply is awaited; it is not printed."""
    day = before.get("reply_by", "")
    return draft_content.fingerprint(content | {"reply_by": day}) == draft_content.fingerprint(
        before | {"reply_by": day}
    )


def _carry(letter: OutgoingLetter) -> None:
    """What was approved stays so; who is still asked is asked for the newest version."""
    for step in ApprovalStep.objects.current().filter(letter=letter):
        if step.state == StepState.WAITING:
            step.version = letter.version
            step.save(update_fields=["version"])


def _ask_those_after(letter: OutgoingLetter, order: int) -> None:
    if letter.state == OutgoingState.APPROVED:
        letter.review_again()
        letter.save(update_fields=["state"])
    if letter.state == OutgoingState.IN_REVIEW:
        ask_again(letter, after=order)


def ask_again(letter: OutgoingLetter, *, after: int) -> None:
    """Ask every later step anew for the newest version; what was said stays with its version."""
    later = ApprovalStep.objects.current().filter(letter=letter, order__gt=after)
    for step in later.order_by("order", "pk"):
        if step.state == StepState.WAITING and step.asked_at is None:
            step.version = letter.version
            step.save(update_fields=["version"])
            continue
        if step.state == StepState.SKIPPED:
            continue
        step.supersede()
        step.save(update_fields=["state"])
        ApprovalStep.objects.create(
            letter=letter,
            version=letter.version,
            order=step.order,
            kind=step.kind,
            position_id=step.position_id,
            is_own_work=step.is_own_work,
        )


def end_steps(letter: OutgoingLetter) -> None:
    """Nobody is asked any more."""
    for step in ApprovalStep.objects.filter(letter=letter, state=StepState.WAITING):
        step.supersede()
        step.save(update_fields=["state"])


def mirror(letter: OutgoingLetter, content: Content) -> None:
    """Repeat on the letter what lists show of its newest version."""
    letter.subject = content["subject"]
    letter.security = content["security"]
    letter.urgency = content["urgency"]
    letter.attachment_note = content["attachment_note"]
    letter.classification_id = content["classification"]
    letter.place = content["place"]
    reply_by = content.get("reply_by")
    letter.reply_due = date.fromisoformat(reply_by) if reply_by else None


MIRRORED = ("subject", "security", "urgency", "attachment_note", "classification", "place",
            "reply_due")  # fmt: skip


def _write_addressees(letter: OutgoingLetter, content: Content) -> None:
    """The rows that sending works on; they follow the content until the letter is signed."""
    Addressee.objects.filter(letter=letter).delete()
    Addressee.objects.bulk_create(
        Addressee(letter=letter, order=order, **_columns(row))
        for order, row in enumerate(content["addressees"], start=1)
    )


def _columns(row: dict[str, Any]) -> dict[str, Any]:
    found = {name: row[name] for name in ("role", "name", "address", "email")}
    return found | {f"{name}_id": row[name] for name in ("position", "office", "contact")}
