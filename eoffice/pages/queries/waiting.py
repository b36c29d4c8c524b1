"""What the frame of every page counts, in one statement: inbox, tray, drafts, followed, notices.

The trays are asked with places for the ids of desks and offices, so that the statement is built
once for each usual number of these (decision 23).
"""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from django.db.models import BooleanField, CharField, Count, DateTimeField, QuerySet, Value

from archive.queries import waiting as archive
from archive.queries.dossiers import is_deciding_head
from correspondence.models import Arrival, Scan
from correspondence.queries.drafts_waiting import initials_for, signatures_for
from correspondence.queries.outgoing_tabs import drafts_of
from correspondence.states import ArrivalState, ScanState
from disposition.queries.trays import followed_by
from eoffice.notifications.models import Notice
from eoffice.organization.officer import NO_DESK, Officer
from eoffice.organization.states import Role
from eoffice.pages.queries.inbox import USUAL, Key, key_of, merged, parts_of
from eoffice.rows import Rows, each, given

SCANS, ARRIVALS, FOLLOWED, NOTICES = "#scans", "#arrivals", "#followed", "#notices"
INITIALS, SIGNATURES, DRAFTS = "#initials", "#signatures", "#drafts"
LOANS, DISPOSALS = "#loans", "#disposals"
DESK_ROLES = (Role.INTAKE, Role.RECORDER)
Ids = list[Any]
FIRST = datetime(1970, 1, 1, tzinfo=UTC)  # counters come before everything that is cut off


@dataclass(frozen=True, slots=True)
class Waiting:
    """The keys of the inbox, the earliest due first, and the other numbers of the frame."""

    keys: list[Key]
    in_tray: int = 0
    to_approve: int = 0
    drafts: int = 0
    followed: int = 0
    loans: int = 0
    disposals: int = 0
    unread_notices: int = 0


def waiting_for(officer: Officer) -> Waiting:
    """Everything that waits for one officer; one statement, a second one for a very long inbox."""
    offices = sorted({pk for role in DESK_ROLES for pk in officer.offices_with_role(role)})
    homes = [desk.office_id for desk in officer.desks]
    asked: dict[str, Any] = {
        "person": officer.user_id,
        "desks": list(officer.desk_ids),
        "homes": homes,
        "offices": offices,
        "headed": [desk.unit_id for desk in officer.desks if is_deciding_head(desk)],
        "kept": sorted(officer.offices_with_role(Role.ARCHIVIST)),
    }
    rows = _WAITING.all(**asked)
    if len(rows) >= USUAL:
        rows = _ALL_THAT_WAITS.all(**asked)
    counted: Counter[str] = Counter()
    for row in rows:
        if row[0].startswith("#"):
            counted[row[0]] += row[1]
    return Waiting(
        keys=[key_of(*row) for row in rows if not row[0].startswith("#")],
        in_tray=counted[SCANS] + counted[ARRIVALS],
        to_approve=counted[INITIALS] + counted[SIGNATURES],
        drafts=counted[DRAFTS],
        followed=counted[FOLLOWED],
        loans=counted[LOANS],
        disposals=counted[DISPOSALS],
        unread_notices=counted[NOTICES],
    )


def _question(desks: int, homes: int, offices: int, headed: int, kept: int) -> QuerySet:
    places = zip(each("desks", desks), each("homes", homes), strict=True)
    seats = tuple(replace(NO_DESK, position_id=seat, office_id=home) for seat, home in places)
    anybody = Officer(user_id=None, name="", desks=seats)
    trays = each("offices", offices)
    scans = Scan.objects.filter(office__pk__in=trays, state=ScanState.WAITING)
    arrivals = Arrival.objects.filter(office__pk__in=trays, state=ArrivalState.WAITING)
    unread = Notice.objects.filter(user=given("person"), read_at=None)
    counted: list[tuple[str, QuerySet]] = [
        (NOTICES, unread),
        (FOLLOWED, followed_by(anybody)),
        (INITIALS, initials_for(anybody.desk_ids)),
        (SIGNATURES, signatures_for(anybody.desk_ids)),
        (DRAFTS, drafts_of(anybody)),
        (SCANS, scans),
        (ARRIVALS, arrivals),
        *_of_the_archive(each("desks", desks), each("headed", headed), each("kept", kept)),
    ]
    return merged([*(_counted(kind, rows) for kind, rows in counted), *parts_of(anybody)])


def _of_the_archive(seats: Ids, headed: Ids, kept: Ids) -> list[tuple[str, QuerySet]]:
    return [
        (LOANS, archive.loans_to_decide(seats, headed, kept)),
        (DISPOSALS, archive.disposals_to_decide(headed)),
        (DISPOSALS, archive.disposals_to_appraise(seats)),
        (DISPOSALS, archive.disposals_to_carry_out(kept)),
    ]


def _counted(kind: str, rows: QuerySet) -> QuerySet:
    """How many rows there are, in the columns of the inbox's keys."""
    named = rows.order_by().annotate(tray=Value(kind, CharField())).values("tray")
    return named.annotate(
        tray_pk=Count("pk"),
        tray_due=Value(FIRST, DateTimeField()),
        tray_unread=Value(value=False, output_field=BooleanField()),
    ).values_list("tray", "tray_pk", "tray_due", "tray_unread")


def _usual_question(**counts: int) -> QuerySet:
    return _question(**counts)[:USUAL]


_WAITING, _ALL_THAT_WAITS = Rows(_usual_question), Rows(_question)
