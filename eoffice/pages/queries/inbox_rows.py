"""One page of the inbox as rows: the items behind the keys, fetched in a few statements."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from correspondence.models import Letter, Recipient
from correspondence.policies.seeing import LetterView
from correspondence.states import Part
from disposition.models import Disposition, Extension, FollowUp
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
    letters = {item.letter_id: item.letter for item in items.values()}
    progress = _progress(letters)
    found = (key for key in keys if (key.kind, key.pk) in items)
    return [_row(key, items[key.kind, key.pk], officer, hours, now, progress) for key in found]


@dataclass(frozen=True, slots=True)
class _Item:
    """What a row shows of the thing that waits."""

    letter: Letter
    position_id: int
    since: datetime
    from_desk: str = ""
    ask: str = ""
    state: str = ""

    @property
    def letter_id(self) -> int:
        return self.letter.pk


def _items(keys: list[Key]) -> dict[tuple[str, int], _Item]:
    wanted: dict[str, list[int]] = {}
    for key in keys:
        wanted.setdefault(SOURCE[key.kind], []).append(key.pk)
    found = {name: dict(FETCH[name](pks)) for name, pks in wanted.items()}
    pairs = ((key, found[SOURCE[key.kind]].get(key.pk)) for key in keys)
    return {(key.kind, key.pk): item for key, item in pairs if item is not None}


def _recipients(pks: list[int]) -> Iterable[tuple[int, _Item]]:
    rows = Recipient.objects.filter(pk__in=pks).select_related("letter")
    return ((row.pk, _Item(row.letter, row.position_id, row.sent_at)) for row in rows)


def _branches(pks: list[int]) -> Iterable[tuple[int, _Item]]:
    rows = Disposition.objects.filter(pk__in=pks).select_related(
        "letter", "sheet", "giver", "position"
    )
    for row in rows.prefetch_related("sheet__instructions"):
        at_giver = row.state in (BranchState.REPORTED, BranchState.DECLINED)
        desk, other = (row.giver_id, row.position) if at_giver else (row.position_id, row.giver)
        asks = ", ".join(line.label for line in row.sheet.instructions.all())
        since = row.reported_at or row.ended_at or row.delivered_at or row.sent_at
        yield row.pk, _Item(row.letter, desk, since, str(other), asks, row.state)


def _questions(pks: list[int]) -> Iterable[tuple[int, _Item]]:
    rows = FollowUp.objects.filter(pk__in=pks).select_related(
        "disposition__letter", "disposition__position"
    )
    return ((row.pk, _asked(row.disposition, row.written_at)) for row in rows)


def _extensions(pks: list[int]) -> Iterable[tuple[int, _Item]]:
    rows = Extension.objects.filter(pk__in=pks).select_related(
        "disposition__letter", "disposition__position"
    )
    return ((row.pk, _asked(row.disposition, row.asked_at)) for row in rows)


def _asked(branch: Disposition, since: datetime) -> _Item:
    return _Item(branch.letter, branch.giver_id, since, str(branch.position))


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


def _progress(letters: dict[int, Letter]) -> dict[int, tuple[int, int]]:
    """How many of a letter's first branches are done, of how many."""
    rows = Disposition.objects.filter(letter__in=list(letters), parent=None, state__in=COUNTED)
    counted = rows.values_list("letter").annotate(
        done=Count("pk", filter=Q(state__in=ENDED)), all=Count("pk")
    )
    return {letter: (done, every) for letter, done, every in counted.order_by()}


def _row(
    key: Key,
    item: _Item,
    officer: Officer,
    hours: OfficeHours,
    now: datetime,
    progress: dict[int, tuple[int, int]],
) -> InboxRow:
    letter = item.letter
    desk = officer.desk_at(item.position_id)
    view = LetterView(letter, Part.LINE)  # what is secret is masked in lists, for its desk too
    done, every = progress.get(letter.pk, (0, 0))
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
