"""Gives an organisation the standard lists, each row as an administrator would enter it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from correspondence.models import LetterType, Register
from correspondence.outgoing_states import Paper
from disposition.models import Instruction
from eoffice.organization.models import (
    DisposeReach,
    PositionGroup,
    Unit,
    UrgencyTarget,
    WorkCalendar,
    WorkHours,
    WorkPeriod,
)
from eoffice.pages import standard


def lay_groups(root: Unit) -> dict[str, PositionGroup]:
    """The groups of positions and to whom each may dispose, by code."""
    groups = {}
    for order, (code, name, reaches) in enumerate(standard.GROUPS):
        groups[code] = PositionGroup.objects.create(
            organization=root, code=code, name=name, order=order
        )
        DisposeReach.objects.bulk_create(
            DisposeReach(group=groups[code], reach=reach) for reach in reaches
        )
    return groups


def lay_instructions(root: Unit) -> list[Instruction]:
    """What a disposition may ask for."""
    return Instruction.objects.bulk_create(
        Instruction(organization=root, code=code, label=label, one_way=one_way, order=order)
        for order, (code, label, one_way) in enumerate(standard.INSTRUCTIONS)
    )


def lay_incoming_types(root: Unit) -> list[LetterType]:
    """The types of letters that come in."""
    return LetterType.objects.bulk_create(
        LetterType(organization=root, code=code, name=name, is_complaint=sealed, has_event=event,
                   needs_answer=answer, order=order)
        for order, (code, name, sealed, event, answer) in enumerate(standard.INCOMING_TYPES)
    )  # fmt: skip


def lay_outgoing_types(
    root: Unit,
    groups: Mapping[str, PositionGroup],
    *,
    paper: str = Paper.F4,
    classes: Mapping[str, int] | None = None,
) -> list[LetterType]:
    """The types of letters that go out; what comes in by the same name is the same type.

    `classes` are the keys of the organisation's classification codes, as far as it has them.
    """
    return [
        _outgoing_type(root, row, 20 + order, groups=groups, paper=paper, classes=classes or {})
        for order, row in enumerate(standard.OUTGOING_TYPES)
    ]


def lay_hours(office: Unit, since: date) -> WorkCalendar:
    """The working hours of an office from that day on."""
    name = f"Jam kerja {office.short_name or office.name}"[:100]
    calendar = WorkCalendar.objects.create(office=office, name=name)
    period = WorkPeriod.objects.create(calendar=calendar, label="", valid_from=since)
    WorkHours.objects.bulk_create(
        WorkHours(period=period, weekday=weekday, **_times(*times))
        for weekday, times in standard.HOURS.items()
    )
    return calendar


def lay_incoming_books(office: Unit) -> list[Register]:
    """The agenda of letters that come in, and the one of secret letters."""
    return [
        Register.objects.create(office=office, code="masuk", name="Agenda surat masuk"),
        Register.objects.create(
            office=office,
            code="rahasia",
            name="Agenda surat rahasia",
            for_secret=True,
            pattern="R-{seq:03d}/{year}",
        ),
    ]


def lay_urgency_limits(root: Unit) -> list[UrgencyTarget]:
    """What an organisation promises for each urgency."""
    return UrgencyTarget.objects.bulk_create(
        UrgencyTarget(office=root, urgency=urgency, **limits)
        for urgency, limits in standard.URGENCY_LIMITS.items()
    )


def _outgoing_type(
    root: Unit,
    row: standard.TypeRow,
    order: int,
    *,
    groups: Mapping[str, PositionGroup],
    paper: str,
    classes: Mapping[str, int],
) -> LetterType:
    facts = {
        "for_outgoing": True,
        "number_code": row.number_code,
        "layout": row.layout,
        "paper": paper,
        "parts": list(row.parts),
        "classification_id": classes.get(row.classification),
    }
    new = {"name": row.name, "order": order, "for_incoming": row.also_in}
    new |= {"needs_answer": False, "has_event": False}
    kind, _made = LetterType.objects.update_or_create(
        organization=root, code=row.code, defaults=facts, create_defaults=facts | new
    )
    kind.signer_groups.set(groups[code] for code in row.groups)
    return kind


def _times(opens: str, closes: str, break_start: str, break_end: str) -> dict[str, time]:
    read = {"opens": opens, "closes": closes, "break_start": break_start, "break_end": break_end}
    return {name: time.fromisoformat(value) for name, value in read.items()}
