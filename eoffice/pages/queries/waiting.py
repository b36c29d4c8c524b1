"""What the frame of every page counts, in one statement: inbox, tray, drafts, followed, notices.

The statement differs between people by the ids of their desks only, and building it costs more
than running it: it is compiled once for each number of desks and offices, with stand-ins for ids.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache

from django.db import connection
from django.db.models import BooleanField, CharField, Count, DateTimeField, QuerySet, Value

from correspondence.models import Arrival, Scan
from correspondence.queries.drafts_waiting import initials_for, signatures_for
from correspondence.queries.outgoing_lists import drafts_of
from correspondence.states import ArrivalState, ScanState
from disposition.queries.trays import followed_by
from eoffice.notifications.queries import notices_of
from eoffice.organization.officer import NO_DESK, Officer
from eoffice.organization.states import Role
from eoffice.pages.queries.inbox import Key, key_of, merged, parts_of
from eoffice.plans import Plan

SCANS, ARRIVALS, FOLLOWED, NOTICES = "#scans", "#arrivals", "#followed", "#notices"
INITIALS, SIGNATURES, DRAFTS = "#initials", "#signatures", "#drafts"
DESK_ROLES = (Role.INTAKE, Role.RECORDER)
FIRST = datetime(1970, 1, 1, tzinfo=UTC)  # counters come before everything that is cut off
PERSON, FIRST_DESK, FIRST_HOME, FIRST_OFFICE = -1, -1_000, -2_000, -3_000


@dataclass(frozen=True, slots=True)
class Waiting:
    """The keys of the inbox, the earliest due first, and the other numbers of the frame."""

    keys: list[Key]
    in_tray: int = 0
    to_approve: int = 0
    drafts: int = 0
    followed: int = 0
    unread_notices: int = 0


def waiting_for(officer: Officer) -> Waiting:
    """Everything that waits for one officer; one statement."""
    offices = sorted({pk for role in DESK_ROLES for pk in officer.offices_with_role(role)})
    plan = _plan(len(officer.desk_ids), len(offices), connection.vendor)
    homes = (desk.office_id for desk in officer.desks)
    rows = plan.fetch([officer.user_id, *officer.desk_ids, *homes, *offices])
    counted = {row[0]: row[1] for row in rows if row[0].startswith("#")}
    return Waiting(
        keys=[key_of(*row) for row in rows if not row[0].startswith("#")],
        in_tray=counted.get(SCANS, 0) + counted.get(ARRIVALS, 0),
        to_approve=counted.get(INITIALS, 0) + counted.get(SIGNATURES, 0),
        drafts=counted.get(DRAFTS, 0),
        followed=counted.get(FOLLOWED, 0),
        unread_notices=counted.get(NOTICES, 0),
    )


@lru_cache(maxsize=256)
def _plan(desks: int, offices: int, _vendor: str) -> Plan:
    """The statement for so many desks and offices in the words of this database."""
    seats = tuple(
        replace(NO_DESK, position_id=FIRST_DESK - at, office_id=FIRST_HOME - at)
        for at in range(desks)
    )
    anybody = Officer(user_id=PERSON, name="", desks=seats)
    parts = [_counted(NOTICES, notices_of(anybody).filter(read_at=None))]
    if desks:
        parts += [*parts_of(anybody), _counted(FOLLOWED, followed_by(anybody))]
        parts += [_counted(INITIALS, initials_for(anybody)), _counted(DRAFTS, drafts_of(anybody))]
        parts += [_counted(SIGNATURES, signatures_for(anybody))]
    trays = [FIRST_OFFICE - at for at in range(offices)]
    if offices:
        scans = Scan.objects.filter(office__in=trays, state=ScanState.WAITING)
        arrivals = Arrival.objects.filter(office__in=trays, state=ArrivalState.WAITING)
        parts += [_counted(SCANS, scans), _counted(ARRIVALS, arrivals)]
    stand_ins = [PERSON, *(seat.position_id for seat in seats), *(seat.office_id for seat in seats)]
    values = {value: at for at, value in enumerate([*stand_ins, *trays])}
    sql, params = merged(parts).query.sql_with_params()
    return Plan(sql, [(values.get(param), param) for param in params])


def _counted(kind: str, rows: QuerySet) -> QuerySet:
    """How many rows there are, in the columns of the inbox's keys."""
    named = rows.order_by().annotate(tray=Value(kind, CharField())).values("tray")
    return named.annotate(
        tray_pk=Count("pk"),
        tray_due=Value(FIRST, DateTimeField()),
        tray_unread=Value(value=False, output_field=BooleanField()),
    ).values_list("tray", "tray_pk", "tray_due", "tray_unread")
