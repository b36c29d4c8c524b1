"""One page of the inbox as rows: the items behind the keys, fetched in a few statements."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from correspondence.models import Letter, Recipient
from correspondence.policies.seeing import LetterView
from correspondence.states import Part
from disposition.models import Disposition, DispositionSheet, Extension, FollowUp
from disposition.states import BranchState
from eoffice.calendar import OfficeHours, WorkingDuration
from eoffice.organization.officer import Officer
from eoffice.pages.queries import inbox
from eoffice.pages.queries.inbox import Key

ASKS: dict[str, str | Promise] = {
    inbox.NEW: gettext_lazy("New letter"),
    inbox.JUDGE: gettext_lazy("Check the report"),
    inbox.BACK: gettext_lazy("Came back: choose another desk"),
    inbox.ASKED: gettext_lazy("Asks for direction"),
    inbox.MORE_TIME: gettext_lazy("Asks for more time"),
    inbox.CLOSE: gettext_lazy("All branches ended: close it"),
    inbox.COPY: gettext_lazy("For information"),
}
ENDED = (BranchState.DONE,)
SEAT = ("title", "short_title")
FACTS = ("subject", "sender_name", "sender_number", "agenda_number", "urgency", "security")
BRANCH = (
    "sheet_id",
    "state",
    "reported_at",
    "ended_at",
    "delivered_at",
    "sent_at",
    *(f"giver__{name}" for name in SEAT),
    *(f"position__{name}" for name in SEAT),
)
ASKING = ("disposition__giver_id", *(f"disposition__position__{name}" for name in SEAT))
COUNTED = (*ENDED, BranchState.SENT, BranchState.READ, BranchState.ACCEPTED, BranchState.REPORTED)


@dataclass(frozen=True, slots=True)
class InboxRow:
    """One waiting item, as much of it as the officer may see."""

    kind: str
    pk: int
    letter_id: int
    url: str
    subject: str
    sender: str
    number: str
    agenda: str
    ask: str
    state: str
    urgency: str
    security: str
    is_unread: bool
    due_at: datetime | None
    left: WorkingDuration | None
    progress: str
    desk: str
    since: datetime


def rows_of(keys: list[Key], officer: Officer, hours: OfficeHours, now: datetime) -> list[InboxRow]:
    """The rows of these keys, in their order; the same number of statements for any page."""
    items = _items(keys)
    found = (key for key in keys if (key.kind, key.pk) in items)
    return [_row(key, items[key.kind, key.pk], officer, hours, now) for key in found]


@dataclass(frozen=True, slots=True)
class _Item:
    """What a row shows of the thing that waits."""

    letter: Letter
    position_id: int
    since: datetime
    progress: tuple[int, int]
    from_desk: str = ""
    ask: str = ""
    state: str = ""


def _items(keys: list[Key]) -> dict[tuple[str, int], _Item]:
    wanted: dict[str, list[int]] = {}
    for key in keys:
        wanted.setdefault(SOURCE[key.kind], []).append(key.pk)
    found = {name: dict(FETCH[name](pks)) for name, pks in wanted.items()}
    pairs = ((key, found[SOURCE[key.kind]].get(key.pk)) for key in keys)
    return {(key.kind, key.pk): item for key, item in pairs if item is not None}


def _counted(letter: str, states: Iterable[str]) -> Coalesce:
    """How many of a letter's first branches stand in these states."""
    first = Disposition.objects.filter(letter=OuterRef(letter), parent=None, state__in=states)
    number = first.order_by().values("letter").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(number), 0)


def _with_letter(rows: QuerySet, letter: str, *more: str) -> QuerySet:
    """The rows with what a line shows of their letter, and nothing else of it."""
    facts = [f"{letter}__{name}" for name in FACTS]
    counted = rows.annotate(done=_counted(letter, ENDED), every=_counted(letter, COUNTED))
    return counted.select_related(letter).only(*facts, *more)


def _recipients(pks: list[int]) -> Iterable[tuple[int, _Item]]:
    rows = Recipient.objects.filter(pk__in=pks)
    for row in _with_letter(rows, "letter", "position_id", "sent_at"):
        yield row.pk, _Item(row.letter, row.position_id, row.sent_at, (row.done, row.every))


def _branches(pks: list[int]) -> Iterable[tuple[int, _Item]]:
    rows = Disposition.objects.filter(pk__in=pks).select_related("giver", "position")
    found = list(_with_letter(rows, "letter", *BRANCH))
    asks = _asks_of({row.sheet_id for row in found})
    for row in found:
        at_giver = row.state in (BranchState.REPORTED, BranchState.DECLINED)
        desk, other = (row.giver_id, row.position) if at_giver else (row.position_id, row.giver)
        since = row.reported_at or row.ended_at or row.delivered_at or row.sent_at
        progress, ask = (row.done, row.every), ", ".join(asks.get(row.sheet_id, ()))
        yield row.pk, _Item(row.letter, desk, since, progress, str(other), ask, row.state)


def _asks_of(sheets: set[int]) -> dict[int, list[str]]:
    """The instructions of these sheets, in their order."""
    ticked = DispositionSheet.instructions.through.objects.filter(dispositionsheet__in=sheets)
    lines = ticked.order_by("instruction__order", "instruction__label")
    asks: dict[int, list[str]] = {}
    for sheet, label in lines.values_list("dispositionsheet_id", "instruction__label"):
        asks.setdefault(sheet, []).append(label)
    return asks


def _questions(pks: list[int]) -> Iterable[tuple[int, _Item]]:
    rows = FollowUp.objects.filter(pk__in=pks).select_related("disposition__position")
    for row in _with_letter(rows, "disposition__letter", "written_at", *ASKING):
        yield row.pk, _asked(row.disposition, row.written_at, (row.done, row.every))


def _extensions(pks: list[int]) -> Iterable[tuple[int, _Item]]:
    rows = Extension.objects.filter(pk__in=pks).select_related("disposition__position")
    for row in _with_letter(rows, "disposition__letter", "asked_at", *ASKING):
        yield row.pk, _asked(row.disposition, row.asked_at, (row.done, row.every))


def _asked(branch: Disposition, since: datetime, progress: tuple[int, int]) -> _Item:
    return _Item(branch.letter, branch.giver_id, since, progress, str(branch.position))


SOURCE = {
    inbox.NEW: "recipient",
    inbox.CLOSE: "recipient",
    inbox.COPY: "recipient",
    inbox.TODO: "branch",
    inbox.JUDGE: "branch",
    inbox.BACK: "branch",
    inbox.ASKED: "question",
    inbox.MORE_TIME: "extension",
}
FETCH = {
    "recipient": _recipients,
    "branch": _branches,
    "question": _questions,
    "extension": _extensions,
}


def _row(key: Key, item: _Item, officer: Officer, hours: OfficeHours, now: datetime) -> InboxRow:
    letter = item.letter
    desk = officer.desk_at(item.position_id)
    view = LetterView(letter, Part.LINE)  # what is secret is masked in lists, for its desk too
    done, every = item.progress
    return InboxRow(
        kind=key.kind,
        pk=key.pk,
        letter_id=letter.pk,
        url=reverse("pages:letter", args=[letter.pk]),
        subject=view.subject,
        sender=_("from %(desk)s") % {"desk": item.from_desk} if item.from_desk else view.sender,
        number="" if item.from_desk else view.sender_number,
        agenda=letter.agenda_number,
        ask=str(ASKS.get(key.kind, "")) or item.ask or _("Disposition"),
        state=item.state if key.kind == inbox.TODO and item.state != BranchState.SENT else "",
        urgency=letter.urgency,
        security=letter.security,
        is_unread=key.is_unread,
        due_at=key.due_at,
        left=hours.remaining(now, key.due_at) if key.due_at else None,
        progress=_("%(done)s of %(all)s done") % {"done": done, "all": every} if every > 1 else "",
        desk=desk.label if desk is not None and len(officer.desks) > 1 else "",
        since=item.since,
    )
