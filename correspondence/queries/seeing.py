"""The one way to a letter for lists, counts, search, files, exports and notices (house 8)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from correspondence.access import audiences_of
from correspondence.models import IncomingLetter, Letter, LetterAccess, OutgoingLetter
from correspondence.outgoing_access import SIGNED
from correspondence.states import SECRET, LetterKind, Part, Security
from eoffice import clock
from eoffice.organization.officer import Desk, Officer
from eoffice.organization.queries import auditor_orders_of
from eoffice.organization.states import Role
from eoffice.rows import Rows, given

Place = tuple[datetime, int]
LADDER = list(Security.values)
END_OF_TIME = datetime(9000, 1, 1, tzinfo=UTC)
LINE = (
    "pk", "received_at", "subject", "sender_name", "sender_number", "agenda_number",
    "urgency", "security", "state", "kind",
)  # fmt: skip


class LetterLine(NamedTuple):
    """What a list shows of a letter that is not masked; `LetterView` decides what is."""

    pk: int
    received_at: datetime
    subject: str
    sender_name: str
    sender_number: str
    agenda_number: str
    urgency: str
    security: str
    state: str
    kind: str

    @property
    def is_outgoing(self) -> bool:
        """Whether it was written here; its agenda number is then its own number."""
        return self.kind == LetterKind.OUTGOING

    @property
    def is_secret(self) -> bool:
        """As a letter says it of itself."""
        return self.security in SECRET


def letters_visible_to(officer: Officer, *, at_least: Part = Part.LINE) -> QuerySet[Letter]:
    """Letters of which this officer may see at least this part."""
    return Letter.objects.filter(_opened(officer, at_least))


def opening_line_to(officer: Officer) -> Q:
    """What opens the register line of a letter to this officer, to filter any kind of letters."""
    return _opened(officer, Part.LINE)


def incoming_visible_to(
    officer: Officer, *, at_least: Part = Part.LINE
) -> QuerySet[IncomingLetter]:
    """The same, as incoming letters with their machine."""
    return IncomingLetter.objects.filter(_opened(officer, at_least))


def outgoing_opened_to(officer: Officer, *, at_least: Part = Part.LINE) -> QuerySet[OutgoingLetter]:
    """The same, as letters that go out with theirs."""
    return OutgoingLetter.objects.filter(_opened(officer, at_least))


def _opened(officer: Officer, at_least: Part) -> Q:
    """Opened to one of the officer's audiences, or inside an auditor's order.

    What is secret opens to an acting holder or an assistant only if the assignment says so; the
    others of their desk's letters are not touched by that.
    """
    trusted = _trusted(officer)
    opened = Q(opened_to(audiences_of(officer), at_least))
    if at_least > Part.LINE and trusted.desks != officer.desks:
        opened = (opened & ~Q(security__in=SECRET)) | Q(opened_to(audiences_of(trusted), at_least))
    if officer.has_role(Role.AUDITOR):
        opened |= audited_by(officer)
    return opened


def opened_to(audiences: Sequence[Any], at_least: Part = Part.LINE) -> Exists:
    """Whether at least this part of a letter is open to one of these audiences."""
    rows = LetterAccess.objects.filter(letter=OuterRef("pk"), audience__in=audiences)
    return Exists(rows.filter(part__gte=at_least))


def audited_by(officer: Officer) -> Q:
    """Letters inside the orders of an auditor: his dates, units and security limit; no drafts."""
    found = Q(pk__in=[])
    for order in auditor_orders_of(officer.desk_ids, clock.today(officer.desk.time_zone)):
        offices = [unit.pk for unit in order.units.all()]
        desk = officer.desk_at(order.position_id)
        offices = offices or ([desk.office_id] if desk else [])
        levels = LADDER[: LADDER.index(order.security_limit) + 1]
        found |= Q(office__in=offices, security__in=levels)
    return found & (~Q(kind=LetterKind.OUTGOING) | Q(state__in=SIGNED))


def sees_by_order(officer: Officer, letter: Letter) -> bool:
    """Whether only an auditor's order, and no tie of an own desk, opens the letter's content."""
    if not officer.has_role(Role.AUDITOR):
        return False
    desks = _trusted(officer) if letter.is_secret else officer
    rows = letter.access.filter(audience__in=audiences_of(desks), part__gte=Part.LETTER)
    return not rows.exists()


def part_of(officer: Officer, letter: Letter) -> Part | None:
    """How much of the letter this officer may see; nothing means that it does not exist."""
    parts = dict(letter.access.values_list("audience", "part"))
    known, trusted = known_and_trusted(officer)
    widest = (max((parts.get(one, 0) for one in ties), default=0) for ties in (known, trusted))
    return part_opened(officer, letter, *widest)


def known_and_trusted(officer: Officer) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The officer's audiences: all of them, and those at which what is secret may be read."""
    return audiences_of(officer), audiences_of(_trusted(officer))


def part_opened(officer: Officer, letter: Letter, known: int, trusted: int) -> Part | None:
    """The part of a letter, from the widest that all audiences and the trusted ones open (0: none).

    What is secret shows its register line at most, where the audience is not trusted.
    """
    widest = max(trusted, min(known, Part.LINE)) if letter.is_secret else known
    audits = officer.has_role(Role.AUDITOR)
    if audits and Letter.objects.filter(audited_by(officer), pk=letter.pk).exists():
        return Part.ALL
    return Part(widest) if widest else None


def newest_letters(
    officer: Officer, *, before: Place | None = None, limit: int = 26
) -> list[LetterLine]:
    """One keyset page of everything this officer may see, newest first.

    Read audience by audience, each from its own index, and merged: an `IN` over audiences would
    sort the whole collection of a large office for every page.
    """
    moment, pk = place = before or (END_OF_TIME, 0)
    found: dict[int, LetterLine] = {}
    for audience in audiences_of(officer):
        lines = _newest(limit).all(audience=audience, moment=moment, pk=pk)
        found |= {line.pk: line for line in lines}
    if officer.has_role(Role.AUDITOR):
        found |= {line.pk: line for line in _newest_audited(officer, place, limit)}
    newest = sorted(found.values(), key=lambda line: (line.received_at, line.pk), reverse=True)
    return newest[:limit]


@cache
def _newest(limit: int) -> Rows[LetterLine]:
    """The newest letters of one audience before a place; the index begins at this place."""

    lines = tuple(f"letter__{name}" for name in LINE)
    return Rows(lambda: walked().values_list(*lines)[:limit], LetterLine)


def walked() -> QuerySet[LetterAccess]:
    """What is open to one audience from a place on (`audience`, `moment`, `pk`), newest first."""
    moment = given("moment")
    older = Q(sorted_by__lt=moment) | Q(letter__lt=given("pk"))
    rows = LetterAccess.objects.filter(older, audience=given("audience"), sorted_by__lte=moment)
    return rows.order_by(F("sorted_by").desc(), F("letter").desc())


def _newest_audited(officer: Officer, before: Place, limit: int) -> list[LetterLine]:
    """The newest letters inside an auditor's orders, on the same page."""
    older = Q(received_at__lt=before[0]) | Q(received_at=before[0], pk__lt=before[1])
    rows = Letter.objects.filter(older, audited_by(officer))
    rows = rows.order_by(F("received_at").desc(), F("pk").desc())
    return [LetterLine(*row) for row in rows.values_list(*LINE)[:limit]]


def _trusted(officer: Officer) -> Officer:
    """The officer at those desks only at which what is secret may be read."""
    desks = (desk for desk in officer.desks if may_read_secret(desk))
    return replace(officer, desks=tuple(desks))


def may_read_secret(desk: Desk) -> bool:
    """Acting holders and assistants see what is secret only if their assignment says so."""
    return desk.may_read_secret or not (desk.is_acting or desk.is_assistant)
