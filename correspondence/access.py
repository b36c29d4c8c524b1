"""Keeps the access table true: who may see how much of which letter (house 8, decision 7).

One rule, two uses: `expected` computes what the live relations open, `refresh` writes exactly that
(actions call it inside their transaction), and `manage.py verify` compares the two. Rooms above
add their relations through `contribute`. An audience is a position ("p:12") or a role of an office
("intake:5", "head:5", "archivist:5"), so that a change of holder or of roles moves no rows.
Must not import: actions, views.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from django.db.models import Value

from correspondence.models import Arrival, Letter, LetterAccess, Recipient
from correspondence.outgoing_access import is_signed, ties_of_outgoing
from correspondence.states import ArrivalState, LetterKind, Part, RecipientRole, Security, Why
from eoffice.organization.models import Unit
from eoffice.organization.officer import Officer
from eoffice.organization.queries import line_in_office
from eoffice.organization.states import Role
from eoffice.rows import Rows, given
from eoffice.writing import insert

DESK_ROLES = (Role.INTAKE, Role.RECORDER)


class Relation(NamedTuple):
    """A desk's tie to a letter."""

    position_id: int
    why: Why
    named: bool = False


class Opening(NamedTuple):
    """What an audience may see, and for which reason."""

    why: Why
    part: Part


# How much each tie opens, by security (house 8). Absent: nothing at all.
OPENS: dict[str, dict[str, Part]] = {
    Why.DESK: {
        Security.BIASA: Part.TREE,
        Security.TERBATAS: Part.LINE,
        Security.RAHASIA: Part.LINE,
        Security.SANGAT_RAHASIA: Part.LINE,
    },
    Why.ADDRESSEE: dict.fromkeys(Security.values, Part.CHAIN),
    Why.GIVER: dict.fromkeys(Security.values, Part.CHAIN),
    Why.BRANCH: dict.fromkeys(Security.values, Part.CHAIN),
    Why.COPY: {Security.BIASA: Part.TREE, Security.TERBATAS: Part.LETTER},
    Why.SUPERIOR: {Security.BIASA: Part.ALL, Security.TERBATAS: Part.ALL},
    Why.HEAD: {Security.BIASA: Part.ALL, Security.TERBATAS: Part.ALL},
    Why.PAST: dict.fromkeys(Security.values, Part.LINE),
    Why.WRITER: dict.fromkeys(Security.values, Part.ALL),
    Why.REVIEWER: dict.fromkeys(Security.values, Part.ALL),
    Why.SIGNER: dict.fromkeys(Security.values, Part.ALL),
    Why.TO_FILE: {
        Security.BIASA: Part.LETTER,
        Security.TERBATAS: Part.LINE,
        Security.RAHASIA: Part.LINE,
        Security.SANGAT_RAHASIA: Part.LINE,
    },
    Why.ARCHIVIST: {
        Security.BIASA: Part.ALL,
        Security.TERBATAS: Part.ALL,
        Security.RAHASIA: Part.LINE,
        Security.SANGAT_RAHASIA: Part.LINE,
    },
    Why.BORROWER: dict.fromkeys(Security.values, Part.LETTER),
}
NAMED_COPY = Part.LETTER
IN_THE_LINE = (Why.ADDRESSEE, Why.BRANCH)
AT_WORK = (Why.WRITER, Why.SIGNER)

_RECIPIENTS = Rows(
    lambda: (
        Recipient.objects.filter(letter=given("letter"))
        .order_by()
        .values_list("position_id", "role", "named", "ended_at")
    )
)
_ROWS = Rows(lambda: LetterAccess.objects.filter(letter=given("letter")))
_OFFICES = Rows(
    lambda: (
        Arrival.objects.filter(letter=given("letter"))
        .exclude(state=ArrivalState.WITHDRAWN)
        .order_by()
        .values_list("pk", "office_id", "state", "office__head_sees_all")
        .union(
            Letter.objects.filter(pk=given("letter"))
            .annotate(first=Value(0), state_there=Value(""))
            .values_list("first", "office_id", "state_there", "office__head_sees_all")
        )
    )
)

_contributions: list[Callable[[Letter], Iterable[Relation]]] = []
_audiences: list[Callable[[Letter], Iterable[tuple[str, Why]]]] = []


def contribute(source: Callable[[Letter], Iterable[Relation]]) -> None:
    """Let a room above add its ties; called once, from its AppConfig.ready."""
    if source not in _contributions:
        _contributions.append(source)


def contribute_audiences(source: Callable[[Letter], Iterable[tuple[str, Why]]]) -> None:
    """Let a room above open letters of both kinds to audiences; once, from its AppConfig.ready."""
    if source not in _audiences:
        _audiences.append(source)


def position_audience(position_id: int) -> str:
    """The audience of one desk."""
    return f"p:{position_id}"


def desk_audience(office_id: int) -> str:
    """The audience of the intake desk and the recorders of an office."""
    return f"intake:{office_id}"


def head_audience(office_id: int) -> str:
    """The audience of whoever heads an office."""
    return f"head:{office_id}"


def archivist_audience(office_id: int) -> str:
    """The audience of the archivists of an office."""
    return f"archivist:{office_id}"


def filer_audience(unit_id: int) -> str:
    """The audience of those who file for a unit."""
    return f"filer:{unit_id}"


def audiences_of(officer: Officer) -> tuple[str, ...]:
    """Every audience to which this officer belongs today, from all of the own desks."""
    found = [position_audience(pk) for pk in officer.desk_ids]
    for role in DESK_ROLES:
        found += [desk_audience(office) for office in officer.offices_with_role(role)]
    archivists = officer.offices_with_role(Role.ARCHIVIST)
    found += [archivist_audience(office) for office in archivists]
    found += [filer_audience(desk.unit_id) for desk in officer.desks_with_role(Role.UNIT_FILER)]
    heads = (desk for desk in officer.desks if desk.is_head and desk.unit_id == desk.office_id)
    found += [head_audience(desk.office_id) for desk in heads if not desk.is_assistant]
    return tuple(dict.fromkeys(found))


def expected(letter: Letter) -> dict[str, Opening]:
    """What every audience should see of the letter, from its live relations."""
    if letter.kind == LetterKind.OUTGOING:
        openings = _expected_of_outgoing(letter)
    else:
        ties = [*_recipients(letter), *(tie for source in _contributions for tie in source(letter))]
        openings = _openings(letter, _offices_of(letter), ties)
    for source in _audiences:
        for audience, why in source(letter):
            _add(openings, letter, audience, why)
    return openings


def _openings(
    letter: Letter, offices: Iterable[tuple[int, bool]], ties: list[Relation]
) -> dict[str, Opening]:
    """What these offices (each with whether its head sees it) and these ties open."""
    openings: dict[str, Opening] = {}
    for office, is_open_to_head in offices:
        _add(openings, letter, desk_audience(office), Why.DESK)
        if is_open_to_head:
            _add(openings, letter, head_audience(office), Why.HEAD)
    for tie in ties:
        _add(openings, letter, position_audience(tie.position_id), tie.why, named=tie.named)
    for pk in line_in_office([tie.position_id for tie in ties if tie.why in IN_THE_LINE]):
        _add(openings, letter, position_audience(pk), Why.SUPERIOR)
    return openings


def begin(letter: Letter, *, office: Unit, ties: list[Relation]) -> None:
    """Write the table for a letter that was just made and has no other ties than these."""
    wanted = _openings(letter, [(office.pk, office.head_sees_all)], ties)
    insert(*(_row(letter, *item) for item in wanted.items()))


def begin_alike(letters: Sequence[Letter]) -> None:
    """Write the table for letters that were just made and differ in nothing that opens them."""
    wanted = expected(letters[0])
    rows = [_row(letter, *item) for letter in letters for item in wanted.items()]
    LetterAccess.objects.bulk_create(rows, batch_size=500)


def _expected_of_outgoing(letter: Letter) -> dict[str, Opening]:
    """A draft is open to those at work on it; a signed letter to desk, heads and superiors too."""
    ties = list(ties_of_outgoing(letter))
    openings: dict[str, Opening] = {}
    for position, why in ties:
        _add(openings, letter, position_audience(position), why)
    if not is_signed(letter):
        return openings
    _add(openings, letter, desk_audience(letter.office_id), Why.DESK)
    if letter.office.head_sees_all:
        _add(openings, letter, head_audience(letter.office_id), Why.HEAD)
    for pk in line_in_office([position for position, why in ties if why in AT_WORK]):
        _add(openings, letter, position_audience(pk), Why.SUPERIOR)
    return openings


def refresh(letter: Letter) -> None:
    """Make the table say what the live relations say. The letter must be locked."""
    wanted = expected(letter)
    rows = {row.audience: row for row in _ROWS.all(letter=letter.pk)}
    stale = [row.pk for audience, row in rows.items() if audience not in wanted]
    if stale:
        LetterAccess.objects.filter(pk__in=stale).delete()
    fresh = [_row(letter, *item) for item in wanted.items() if item[0] not in rows]
    changed = [row for row in rows.values() if _differs(row, wanted.get(row.audience), letter)]
    for row in changed:
        row.why, row.part = wanted[row.audience]
        row.sorted_by = letter.received_at
    if fresh:
        insert(*fresh)
    if changed:
        LetterAccess.objects.bulk_update(changed, ["why", "part", "sorted_by"])


def differences(letter: Letter) -> Iterator[str]:
    """Audiences whose row is missing, superfluous or says something else (for `verify`)."""
    wanted = expected(letter)
    rows = dict(LetterAccess.objects.filter(letter=letter).values_list("audience", "part"))
    for audience in sorted(wanted.keys() | rows.keys()):
        opening = wanted.get(audience)
        if (opening.part if opening else None) != rows.get(audience):
            yield audience


def _recipients(letter: Letter) -> Iterator[Relation]:
    for position, role, named, ended_at in _RECIPIENTS.all(letter=letter.pk):
        if ended_at is not None:
            yield Relation(position, Why.PAST)
        else:
            why = Why.COPY if role == RecipientRole.COPY else Why.ADDRESSEE
            yield Relation(position, why, named)


def _offices_of(letter: Letter) -> list[tuple[int, bool]]:
    """The office that recorded it and those at whose desk it has arrived since; whether the head
    of each sees it, for whom it must have its number there."""
    found = {}
    for _pk, office, state, head_sees_all in sorted(_OFFICES.all(letter=letter.pk)):
        found[office] = (office, head_sees_all and state != ArrivalState.WAITING)
    return list(found.values())


def _add(
    openings: dict[str, Opening], letter: Letter, audience: str, why: Why, *, named: bool = False
) -> None:
    """Keep the widest opening that any of the ties gives."""
    part = OPENS[why].get(letter.security) or (NAMED_COPY if named else None)
    if part and (audience not in openings or openings[audience].part < part):
        openings[audience] = Opening(why, part)


def _row(letter: Letter, audience: str, opening: Opening) -> LetterAccess:
    return LetterAccess(
        letter=letter, audience=audience, sorted_by=letter.received_at, **opening._asdict()
    )


def _differs(row: LetterAccess, opening: Opening | None, letter: Letter) -> bool:
    return opening is not None and (row.why, row.part, row.sorted_by) != (
        opening.why,
        opening.part,
        letter.received_at,
    )
