"""One page of the inbox as rows: the items behind the keys, fetched in a few statements."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple, cast

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from correspondence.models import Letter, Recipient
from correspondence.policies.seeing import LetterView
from correspondence.queries.numbers_there import numbers_there
from correspondence.states import SECRET, Part
from disposition.models import Disposition, Extension, FollowUp
from disposition.states import BranchState
from eoffice.calendar import OfficeHours, WorkingDuration
from eoffice.organization.officer import Officer
from eoffice.pages.queries import inbox
from eoffice.pages.queries.addresses import letter_address
from eoffice.pages.queries.inbox import Key
from eoffice.rows import Rows, each

ASKS: dict[str, str | Promise] = {
    inbox.NEW: gettext_lazy("New letter"),
    inbox.JUDGE: gettext_lazy("Check the report"),
    inbox.BACK: gettext_lazy("Came back: choose another desk"),
    inbox.ASKED: gettext_lazy("Asks for direction"),
    inbox.MORE_TIME: gettext_lazy("Asks for more time"),
    inbox.CLOSE: gettext_lazy("All branches ended: close it"),
    inbox.COPY: gettext_lazy("For information"),
}
FACTS = (
    "id", "subject", "sender_name", "sender_number", "agenda_number", "urgency", "security",
    "office_id",
)  # fmt: skip
ENDED = (BranchState.DONE,)
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
    """The rows of these keys, in their order; the same number of statements for any page, and one
    more where a letter came from another office: it is shown with its number here."""
    items = _numbered_here(_items(keys), officer)
    found = (key for key in keys if (key.kind, key.pk) in items)
    return [_row(key, items[key.kind, key.pk], officer, hours, now) for key in found]


class _Facts(NamedTuple):
    """What a line shows of a letter, and how far its first branches have come."""

    pk: int
    subject: str
    sender_name: str
    sender_number: str
    agenda_number: str
    urgency: str
    security: str
    office_id: int
    done: int
    every: int

    @property
    def is_secret(self) -> bool:
        """As a letter says it of itself."""
        return self.security in SECRET


class _Item(NamedTuple):
    """What a row shows of the thing that waits."""

    letter: _Facts
    position_id: int
    since: datetime
    from_desk: str = ""
    ask: str = ""
    state: str = ""


Answer = Iterable[tuple[int, _Item]]


def _items(keys: list[Key]) -> dict[tuple[str, int], _Item]:
    wanted: dict[str, list[int]] = {}
    for key in keys:
        wanted.setdefault(SOURCE[key.kind], []).append(key.pk)
    found = {name: dict(FETCH[name](pks)) for name, pks in wanted.items()}
    pairs = ((key, found[SOURCE[key.kind]].get(key.pk)) for key in keys)
    return {(key.kind, key.pk): item for key, item in pairs if item is not None}


def _numbered_here(
    items: dict[tuple[str, int], _Item], officer: Officer
) -> dict[tuple[str, int], _Item]:
    desks = {key: officer.desk_at(item.position_id) for key, item in items.items()}
    here = {
        key: (items[key].letter.pk, desk.office_id)
        for key, desk in desks.items()
        if desk and desk.office_id != items[key].letter.office_id
    }
    if not here:
        return items
    numbers = numbers_there({pk for pk, _at in here.values()}, {at for _pk, at in here.values()})
    changed = {
        key: items[key]._replace(letter=items[key].letter._replace(agenda_number=numbers[place]))
        for key, place in here.items()
        if place in numbers
    }
    return items | changed


def _counted(letter: str, states: Iterable[str]) -> Coalesce:
    """How many of a letter's first branches stand in these states."""
    first = Disposition.objects.filter(letter=OuterRef(letter), parent=None, state__in=states)
    number = first.order_by().values("letter").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(number), 0)


def _with_letter(rows: QuerySet, letter: str, *more: str) -> QuerySet:
    """The rows as `more`, the facts of their letter, and the counts."""
    facts = (f"{letter}__{name}" for name in FACTS)
    counted = rows.annotate(done=_counted(letter, ENDED), every=_counted(letter, COUNTED))
    return counted.values_list(*more, *facts, "done", "every")


def _seat(title: str, short_title: str) -> str:
    """A desk's name as it is shown where room is short."""
    return short_title or title


def _recipient(pk: int, position: int, since: datetime, *facts: Any) -> tuple[int, _Item]:
    return pk, _Item(_Facts(*facts), position, since)


_RECIPIENTS = Rows(
    lambda pks: _with_letter(
        Recipient.objects.filter(pk__in=each("pks", pks)), "letter", "pk", "position_id", "sent_at"
    ),
    _recipient,
)


class _Branch(NamedTuple):
    """A branch as it is read, with one instruction of its sheet."""

    pk: int
    state: str
    reported_at: datetime | None
    ended_at: datetime | None
    delivered_at: datetime | None
    sent_at: datetime
    giver_id: int
    giver: str
    giver_short: str
    position_id: int
    position: str
    position_short: str
    asked: str | None
    letter: _Facts

    def as_item(self, ask: str) -> _Item:
        """Before the giver when it was reported or declined, else before who got it."""
        since = self.reported_at or self.ended_at or self.delivered_at or self.sent_at
        if self.state in (BranchState.REPORTED, BranchState.DECLINED):
            desk, other = self.giver_id, _seat(self.position, self.position_short)
        else:
            desk, other = self.position_id, _seat(self.giver, self.giver_short)
        return _Item(self.letter, desk, since, other, ask, self.state)


TICKED = "sheet__instructions"
BRANCH = (
    "pk", "state", "reported_at", "ended_at", "delivered_at", "sent_at",
    "giver_id", "giver__title", "giver__short_title",
    "position_id", "position__title", "position__short_title", f"{TICKED}__label",
)  # fmt: skip


def _with_instructions(pks: int) -> QuerySet:
    """A branch once for each instruction that was ticked on its sheet, in their order."""
    rows = Disposition.objects.filter(pk__in=each("pks", pks))
    rows = rows.order_by("pk", f"{TICKED}__order", f"{TICKED}__label")
    return _with_letter(rows, "letter", *BRANCH)


_BRANCHES = Rows(
    _with_instructions,
    lambda *columns: _Branch(*columns[: len(BRANCH)], letter=_Facts(*columns[len(BRANCH) :])),
)


def _branches(pks: list[int]) -> Answer:
    for pk, same in groupby(_BRANCHES.all(pks=pks), key=attrgetter("pk")):
        rows = list(same)
        yield pk, rows[0].as_item(", ".join(row.asked for row in rows if row.asked))


def _asked(
    pk: int, since: datetime, giver: int, title: str, short: str, *facts: Any
) -> tuple[int, _Item]:
    """A question or a wish for more time, as it lies before the giver."""
    return pk, _Item(_Facts(*facts), giver, since, _seat(title, short))


ASKING = (
    "disposition__giver_id", "disposition__position__title", "disposition__position__short_title"
)  # fmt: skip


def _asking(model: type[FollowUp | Extension], at: str) -> Rows[tuple[int, _Item]]:
    return Rows(
        lambda pks: _with_letter(
            model.objects.filter(pk__in=each("pks", pks)), "disposition__letter", "pk", at, *ASKING
        ),
        _asked,
    )


_QUESTIONS = _asking(FollowUp, "written_at")
_EXTENSIONS = _asking(Extension, "asked_at")
SOURCE = {
    inbox.NEW: "recipient",
    inbox.CLOSE: "recipient",
    inbox.COPY: "recipient",
    inbox.ENTRUSTED: "branch",
    inbox.JUDGE: "branch",
    inbox.BACK: "branch",
    inbox.ASKED: "question",
    inbox.MORE_TIME: "extension",
}
FETCH: dict[str, Callable[[list[int]], Answer]] = {
    "recipient": lambda pks: _RECIPIENTS.all(pks=pks),
    "branch": _branches,
    "question": lambda pks: _QUESTIONS.all(pks=pks),
    "extension": lambda pks: _EXTENSIONS.all(pks=pks),
}


def _row(key: Key, item: _Item, officer: Officer, hours: OfficeHours, now: datetime) -> InboxRow:
    letter = item.letter
    desk = officer.desk_at(item.position_id)
    # what is secret is masked in lists, for its desk too
    view = LetterView(cast("Letter", letter), Part.LINE)
    done, every = letter.done, letter.every
    return InboxRow(
        kind=key.kind,
        pk=key.pk,
        letter_id=letter.pk,
        url=letter_address(letter.pk),
        subject=view.subject,
        sender=_("from %(desk)s") % {"desk": item.from_desk} if item.from_desk else view.sender,
        number="" if item.from_desk else view.sender_number,
        agenda=letter.agenda_number,
        ask=str(ASKS.get(key.kind, "")) or item.ask or _("Disposition"),
        state=item.state if key.kind == inbox.ENTRUSTED and item.state != BranchState.SENT else "",
        urgency=letter.urgency,
        security=letter.security,
        is_unread=key.is_unread,
        due_at=key.due_at,
        left=hours.remaining(now, key.due_at) if key.due_at else None,
        progress=_("%(done)s of %(all)s done") % {"done": done, "all": every} if every > 1 else "",
        desk=desk.label if desk is not None and len(officer.desks) > 1 else "",
        since=item.since,
    )
