"""What a corrected letter owes in the other offices to which it travelled.

There it has clocks of its own, started when it took its number there. Where the facts as recorded
owed nothing then, and the corrected ones do, they start here: the answer from the day on which it
came to that office, the first disposition from the correction. Called with the letter locked.
"""

from correspondence import clocks, promising
from correspondence.models import Letter, ServiceClock
from correspondence.states import ArrivalState, ClockKind
from disposition.models import Disposition
from disposition.states import BranchState
from eoffice import clock


def settle_nested(letter: Letter) -> None:
    """Start what is owed where the letter is being worked on; what was stopped stays."""
    if not letter.is_open:
        return
    there = letter.dispositions.open().filter(arrival__state=ArrivalState.REGISTERED)
    there = there.exclude(state=BranchState.REPORTED)
    for branch in there.select_related("arrival__office", "position__unit").order_by("pk"):
        _settle(letter, branch)


def _settle(letter: Letter, branch: Disposition) -> None:
    office, unit = branch.arrival.office, branch.position.unit
    has = set(
        ServiceClock.objects.filter(letter=letter, office=office).values_list("kind", flat=True)
    )
    waits = ClockKind.FIRST_DISPOSITION not in has and not branch.sheets.exists()
    if waits and promising.owes_disposition(letter):
        clocks.start_first_disposition(letter, office=office, unit=unit, at=clock.now())
    if ClockKind.ANSWER not in has and promising.owes_answer(letter):
        since = branch.arrival.arrived_at
        clocks.start_answer(letter, office=office, unit=unit, since=since)
