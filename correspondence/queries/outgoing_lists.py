"""The lists "Surat keluar": own drafts, what is being checked, signed, not sent yet, all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from correspondence.desks import desk_offices
from correspondence.models import Addressee, Delivery, Letter, OutgoingLetter
from correspondence.outgoing_access import SIGNED, is_signed
from correspondence.outgoing_states import WITH_WRITER, DeliveryState, OutgoingState
from correspondence.queries.drafts_waiting import people_with, subject_in_lists
from correspondence.queries.replies import waiting_for
from correspondence.queries.seeing import letters_visible_to
from correspondence.states import RecipientRole
from eoffice import clock
from eoffice.organization.officer import Officer

Place = tuple[datetime, int]
CHECKED = (
    OutgoingState.IN_REVIEW,
    OutgoingState.APPROVED,
    OutgoingState.SIGNING,
    OutgoingState.AWAITING_WET,
    OutgoingState.AWAITING_GATEWAY,
)
MINE, UNSENT, REPLY = "", "unsent", "reply"
NOT_ARRIVED = (DeliveryState.FAILED, DeliveryState.REFUSED, DeliveryState.RETURNED)
SENT_OR_TO_SEND = (OutgoingState.SIGNED, OutgoingState.DISPATCHED)
SHOWN = ("subject", "state", "received_at", "agenda_number", "urgency", "security", "signed_at",
         "submitted_at", "type__name")  # fmt: skip


@dataclass(frozen=True, slots=True)
class OutgoingRow:
    """One letter that goes out, in a list."""

    pk: int
    sort: datetime
    subject: str
    to: str
    number: str
    kind: str
    state: str
    with_whom: str
    urgency: str
    security: str
    at: datetime | None
    reply_due: date | None = None
    reply_is_late: bool = False


def outgoing_of(officer: Officer) -> QuerySet[OutgoingLetter]:
    """Letters that go out, of which this officer may see the register line at least."""
    seen = letters_visible_to(officer)
    return OutgoingLetter.objects.filter(pk__in=seen.values("pk"))


def rows_of(officer: Officer, tab: str, *, before: Place | None, limit: int) -> list[OutgoingRow]:
    """One keyset page of a tab, newest first; what waits for a reply the earliest day first."""
    letters = TABS[tab](officer)
    if tab == REPLY:
        if before:
            day = before[0].date()
            letters = letters.filter(Q(reply_due__gt=day) | Q(reply_due=day, pk__gt=before[1]))
        awaited = letters.select_related("type", "office").prefetch_related("addressees")
        return [
            _awaiting(letter, letter.reply_due) for letter in awaited[:limit] if letter.reply_due
        ]
    if before:
        older = Q(received_at__lt=before[0]) | Q(received_at=before[0], pk__lt=before[1])
        letters = letters.filter(older)
    letters = letters.select_related("type").prefetch_related("addressees").only(*SHOWN)
    found = list(letters.order_by(F("received_at").desc(), F("pk").desc())[:limit])
    with_whom = people_with([row.pk for row in found if row.state == OutgoingState.IN_REVIEW])
    return [_row(letter, with_whom.get(letter.pk, "")) for letter in found]


def drafts_of(officer: Officer) -> QuerySet[OutgoingLetter]:
    """What lies with its writer at one of the own desks: to be written or to be corrected."""
    return _written_by(officer).filter(state__in=WITH_WRITER)


def unsent_of(officer: Officer) -> QuerySet[OutgoingLetter]:
    """Signed letters that this officer sends: to nobody yet, or not to everybody."""
    own = Q(office__in=desk_offices(officer))
    own |= Q(writer__in=officer.desk_ids) | Q(signing_seat__in=officer.desk_ids)
    return outgoing_of(officer).filter(own, pk__in=_unfinished(), state__in=SENT_OR_TO_SEND)


def _unfinished() -> QuerySet[Letter, tuple[int]]:
    """The few letters of all offices that are not with everybody, each half found by its index."""
    signed = Letter.objects.filter(state=OutgoingState.SIGNED).order_by().values_list("pk")
    waiting = (DeliveryState.PENDING, *NOT_ARRIVED)
    return signed.union(Delivery.objects.filter(state__in=waiting).values_list("letter"))


def _written_by(officer: Officer) -> QuerySet[OutgoingLetter]:
    return OutgoingLetter.objects.filter(writer__in=officer.desk_ids)


def _checked(officer: Officer) -> QuerySet[OutgoingLetter]:
    return outgoing_of(officer).filter(state__in=CHECKED)


def _signed(officer: Officer) -> QuerySet[OutgoingLetter]:
    return outgoing_of(officer).filter(state__in=SIGNED)


TABS: dict[str, Callable[[Officer], QuerySet[OutgoingLetter]]] = {
    MINE: drafts_of,
    "checked": _checked,
    "signed": _signed,
    UNSENT: unsent_of,
    REPLY: waiting_for,
    "all": outgoing_of,
}


def _row(letter: OutgoingLetter, with_whom: str) -> OutgoingRow:
    to = [row for row in letter.addressees.all() if row.role == RecipientRole.TO]
    return OutgoingRow(
        pk=letter.pk,
        sort=letter.received_at,
        subject=subject_in_lists(letter),
        to="" if letter.is_secret else _to(to),
        number=letter.agenda_number if is_signed(letter) else "",
        kind=str(letter.type or ""),
        state=f"out_{letter.state}",
        with_whom=with_whom,
        urgency=letter.urgency,
        security=letter.security,
        at=letter.signed_at or letter.submitted_at or letter.received_at,
    )


def _awaiting(letter: OutgoingLetter, due: date) -> OutgoingRow:
    """A letter whose place in its list is the day until which a reply is awaited."""
    place = datetime.combine(due, time.min, UTC)
    is_late = due < clock.today(letter.office.zone)
    return replace(_row(letter, ""), sort=place, reply_due=due, reply_is_late=is_late)


def _to(rows: Sequence[Addressee]) -> str:
    """The first addressee, and how many more."""
    if not rows:
        return ""
    more = len(rows) - 1
    return (
        _("%(name)s and %(n)s more") % {"name": rows[0].name, "n": more} if more else rows[0].name
    )
