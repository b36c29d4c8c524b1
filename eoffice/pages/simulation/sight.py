"""Who may see a simulated letter: the rule of `correspondence.access`, over seats in memory.

`access.differences` of any simulated letter must be empty; a test looks.
"""

from collections.abc import Iterable
from datetime import datetime

from correspondence import access
from correspondence.access import Opening, Relation
from correspondence.models import LetterAccess
from correspondence.states import Part, Security, Why
from eoffice.pages.simulation.chart import Office, Seat
from eoffice.pages.simulation.rows import Tables

IN_THE_LINE = set(access.IN_THE_LINE)


def openings(
    office: Office, seats: dict[int, Seat], security: Security, ties: Iterable[Relation]
) -> dict[str, Opening]:
    """Audience → what it may see, the widest that any tie gives."""
    found: dict[str, Opening] = {}
    widen(found, access.desk_audience(office.pk), Why.DESK, security)
    widen(found, access.head_audience(office.pk), Why.HEAD, security)
    line: dict[int, None] = {}
    in_chain: set[int] = set()
    for tie in ties:
        widen(found, access.position_audience(tie.position_id), tie.why, security)
        if tie.why in IN_THE_LINE and tie.position_id not in in_chain:
            in_chain.add(tie.position_id)
            line |= dict.fromkeys(seat.pk for seat in seats[tie.position_id].above)
    for pk in line.keys() - in_chain:
        widen(found, access.position_audience(pk), Why.SUPERIOR, security)
    return found


def open_to_filers(
    found: dict[str, Opening],
    office: Office,
    seats: dict[int, Seat],
    security: Security,
    ties: Iterable[Relation],
) -> None:
    """A closed letter waits for its dossier: before the archivist and the units that worked."""
    widen(found, access.archivist_audience(office.pk), Why.TO_FILE, security)
    for tie in ties:
        if tie.why in IN_THE_LINE:
            unit = seats[tie.position_id].unit_id
            widen(found, access.filer_audience(unit), Why.TO_FILE, security)


def write(tables: Tables, letter_id: int, sorted_by: datetime, found: dict[str, Opening]) -> None:
    """Write the rows that open the letter."""
    for audience, opening in found.items():
        tables.add(
            LetterAccess,
            letter_id=letter_id,
            audience=audience,
            why=opening.why,
            part=int(opening.part),
            sorted_by=sorted_by,
        )


def widen(found: dict[str, Opening], audience: str, why: Why, security: Security) -> None:
    """Keep the widest opening that any tie gives this audience."""
    part: Part | None = access.OPENS[why].get(security)
    if part and (audience not in found or found[audience].part < part):
        found[audience] = Opening(why, part)
