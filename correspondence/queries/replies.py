"""Letters that wait for a reply: which ones, until when, and what came in answer to them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from correspondence.desks import desk_offices
from correspondence.models import Letter, OutgoingLetter, RegisterEntry
from correspondence.normalising import name_key, names_fit, number_key
from correspondence.numbering_pattern import LARGEST_SEQUENCE
from correspondence.outgoing_states import OutgoingState
from correspondence.queries.seeing import incoming_visible_to, outgoing_opened_to
from correspondence.states import EntryState, IncomingState, RecipientRole
from eoffice import clock
from eoffice.organization.officer import Officer

OUT = (OutgoingState.SIGNED, OutgoingState.DISPATCHED, OutgoingState.FILED)
DIGITS = len(str(LARGEST_SEQUENCE)) + 1
CAME = ~Q(answered_by__state=IncomingState.VOID)


@dataclass(frozen=True, slots=True)
class Awaited:
    """How a letter stands that asks for a reply; `days_late` counts from the day after."""

    due: date
    wanted: int
    came: int
    replies: list[Letter]
    days_late: int = 0
    settled: bool = False
    silent: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether somebody has still to answer."""
        return not self.settled and self.came < max(self.wanted, 1)


def waiting(rows: QuerySet[OutgoingLetter]) -> QuerySet[OutgoingLetter]:
    """Those of these letters that are signed and not answered by everybody, the earliest first."""
    open_ones = rows.filter(state__in=OUT, reply_due__isnull=False, reply_settled_at=None)
    to = Q(addressees__role=RecipientRole.TO)
    counted = open_ones.annotate(
        came=Count("answered_by", filter=CAME, distinct=True),
        wanted=Count("addressees", filter=to, distinct=True),
    )
    unanswered = Q(came__lt=F("wanted")) | Q(came=0)
    return counted.filter(unanswered).order_by("reply_due", "pk")


def waiting_for(officer: Officer) -> QuerySet[OutgoingLetter]:
    """Letters of the own desks, and of the offices whose desk one serves, that wait for a reply."""
    own = Q(office__in=desk_offices(officer))
    own |= Q(writer__in=officer.desk_ids) | Q(signing_seat__in=officer.desk_ids)
    return waiting(outgoing_opened_to(officer).filter(own))


def awaited_by(letter: OutgoingLetter, officer: Officer) -> Awaited | None:
    """How this letter stands, with the answers that this officer may open; nothing if none."""
    if letter.reply_due is None:
        return None
    came = letter.answered_by.exclude(state=IncomingState.VOID)
    seen = incoming_visible_to(officer).filter(pk__in=came.values("pk"))
    to = letter.addressees.filter(role=RecipientRole.TO).order_by("order")
    rows: list[dict[str, Any]] = [dict(row) for row in to.values("name", "contact")]
    late = (clock.today(letter.office.zone) - letter.reply_due).days
    return Awaited(
        due=letter.reply_due,
        wanted=len(rows),
        came=came.count(),
        replies=list(seen.order_by("received_at", "pk")),
        days_late=max(late, 0),
        settled=letter.reply_settled_at is not None,
        silent=tuple(row["name"] for row in _silent(letter, rows)),
    )


def unanswered_of(letter: OutgoingLetter, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of these addressees those from whom nothing has come; all of them where that is unclear."""
    return _silent(letter, rows) or rows


def _silent(letter: OutgoingLetter, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those of these addressees who sent none of the answers, by contact or by name."""
    came = letter.answered_by.exclude(state=IncomingState.VOID)
    senders = list(came.values_list("sender", "sender_name"))
    known = {name_key(name) for _contact, name in senders}
    contacts = {contact for contact, _name in senders if contact}
    return [
        row
        for row in rows
        if row.get("contact") not in contacts and not _is_among(name_key(row["name"]), known)
    ]


def _is_among(name: str, known: set[str]) -> bool:
    return any(names_fit(name, one) for one in known)


def awaited_number(office_id: int, pk: int) -> str:
    """The number of a letter of this office that still waits for a reply; empty if it does not."""
    ours = OutgoingLetter.objects.filter(office=office_id, pk=pk)
    return waiting(ours).values_list("agenda_number", flat=True).first() or ""


def awaited_answer(office_id: int, number: str) -> int | None:
    """The letter of this office that waits for a reply and bears this number, however spelled.

    Whatever its pattern, a number says its running number in digits: only letters that stand
    there in a book are looked at.
    """
    key = number_key(number)
    if not (running := _running_numbers(key)):
        return None
    named = RegisterEntry.objects.filter(
        register__office=office_id, state=EntryState.USED, number__in=running
    )
    open_ones = OutgoingLetter.objects.filter(
        office=office_id, state__in=OUT, reply_due__isnull=False, reply_settled_at=None
    )
    found = open_ones.filter(pk__in=named.values("letter")).order_by("pk")
    numbers = found.values_list("pk", "agenda_number")
    return next((pk for pk, known in numbers if number_key(known) == key), None)


def _running_numbers(key: str) -> set[int]:
    """What may be the running number: any digits in a row, for a pattern may write it close to
    others."""
    rows = re.findall(r"[0-9]+", key)
    parts = (row[at : at + n] for row in rows for at in range(len(row)) for n in range(1, DIGITS))
    return {int(part) for part in parts}
