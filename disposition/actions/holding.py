"""The beats "lock" and "keep" that every verb of the chain shares; no verb of its own."""

from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from correspondence import access, clocks
from correspondence.actions.complainants import unsaid
from correspondence.models import IncomingLetter, Letter
from correspondence.states import ArrivalState, ClockKind
from disposition.events import BranchEvent
from disposition.models import Disposition, FollowUp
from disposition.states import OPEN, BranchState, FollowUpKind
from eoffice import audit, clock, jobs
from eoffice.documents.models import StoredFile
from eoffice.errors import WrongState
from eoffice.organization.officer import Officer


class Held(NamedTuple):
    """A branch with its letter, both locked, in the order of the house: letter first."""

    letter: IncomingLetter
    branch: Disposition


def hold(branch_id: int) -> Held:
    """Lock the letter, then the branch; look afterwards."""
    letter_id = Disposition.objects.values_list("letter_id", flat=True).get(pk=branch_id)
    letter = IncomingLetter.objects.locked(letter_id)
    branch = Disposition.objects.locked(branch_id)
    branch.letter = letter
    return Held(letter, branch)


def act(branch: Disposition, by: Officer, *fields: str) -> None:
    """Keep the named fields, and who acted last on the branch."""
    branch.acted_by_name, branch.acted_by_label = by.name, by.label
    branch.save(update_fields=["state", "acted_by_name", "acted_by_label", *fields])


def write(branch: Disposition, kind: str, text: str, by: Officer) -> FollowUp:
    """Keep what somebody said on a branch, without the name of who complains."""
    return FollowUp.objects.create(
        disposition=branch,
        kind=kind,
        text=unsaid(branch.letter, text),
        written_at=clock.now(),
        written_by_id=by.user_id,
        written_by_name=by.name,
        written_by_label=by.label,
    )


@transaction.atomic
def keep_paper(
    file_id: int,
    said: str,
    *,
    by: Officer,
    branch: Disposition | None = None,
    letter: Letter | None = None,
) -> FollowUp:
    """Keep the scan of the paper sheet beside what an assistant entered from it.

    Called in the transaction of that entry, from the same desk, by whoever was allowed to make it;
    `said` names the verb. It lies on the branch, or on the letter when the verb was about that.
    """
    paper = FollowUp.objects.create(
        disposition_id=branch.pk if branch else None,
        letter=None if branch else letter,
        kind=FollowUpKind.PAPER,
        text=said,
        written_at=clock.now(),
        written_by_id=by.user_id,
        written_by_name=by.name,
        written_by_label=by.label,
    )
    paper.files.set(StoredFile.objects.filter(pk=file_id, uploaded_by=by.user_id))
    about = branch.letter if branch else letter
    detail = {"branch": branch.pk if branch else None, "follow_up": paper.pk, "file": file_id}
    audit.record(BranchEvent.PAPER_KEPT, about, by=by, detail=detail)
    return paper


def trace(event: str, branch: Disposition, by: Officer, **detail: object) -> None:
    """The last beat: an entry in the letter's chain that names branch and desk."""
    detail = {"branch": branch.pk, "position": branch.position_id} | detail
    audit.record(event, branch.letter, by=by, detail=detail)


def require_open_letter(letter: IncomingLetter) -> None:
    """Nothing moves under a letter that is closed or void."""
    if not letter.is_open:
        raise WrongState(_("The letter has been closed meanwhile. Reopen it first."))


def require_no_open_children(branch: Disposition) -> None:
    """Children end before their parent."""
    if branch.children.open().exists():
        raise WrongState(_("Branches below are still open. Finish or withdraw them first."))


def stop_clocks(letter: Letter, office_id: int | None, *kinds: str) -> None:
    """Stop running promises of this letter, of one office or (None) of all."""
    running = letter.clocks.filter(stopped_at=None, kind__in=kinds).select_related("office")
    for row in running:
        if office_id is None or row.office_id == office_id:
            clocks.stop(letter, row.kind, office=row.office, at=clock.now())


def answered_here(branch: Disposition, letter: IncomingLetter, by: Officer) -> None:
    """A branch that came from another office has been answered by this one."""
    if branch.arrival_id:
        stop_clocks(letter, by.office_id, ClockKind.FIRST_DISPOSITION, ClockKind.ANSWER)


def goes_on_here(branch: Disposition, letter: IncomingLetter) -> None:
    """The answer of another office is to be completed: its promise runs on from where it began."""
    if branch.arrival is not None:
        clocks.restart(letter, ClockKind.ANSWER, office=branch.arrival.office)


def read_first(branch: Disposition) -> None:
    """Whoever acts on a branch knows it, even if nobody opened its page."""
    if branch.state == BranchState.SENT:
        branch.read()
        branch.read_at = clock.now()


def begin(branch: Disposition) -> None:
    """Work has begun; what is for information only stays read until it is understood."""
    read_first(branch)
    if branch.one_way and branch.state == BranchState.READ:
        return
    if branch.state != BranchState.ACCEPTED:
        branch.accept()
        branch.accepted_at = clock.now()


def end_all(letter: Letter, *, by: Officer, reason: str, notice: str) -> list[int]:
    """End every open branch of a letter, the deepest first; which they were."""
    ended = []
    for root in letter.dispositions.filter(parent=None).order_by("pk"):
        ended += end_below(root, by=by, reason=reason, notice=notice)
        if root.is_open:
            ended.append(_end(root, by=by, reason=reason, notice=notice))
    return ended


def end_below(branch: Disposition, *, by: Officer, reason: str, notice: str) -> list[int]:
    """End every open branch below this one, the deepest first; which they were."""
    ended = []
    for child in branch.children.select_for_update(of=("self",), no_key=True).order_by("pk"):
        ended += end_below(child, by=by, reason=reason, notice=notice)
        if child.is_open:
            ended.append(_end(child, by=by, reason=reason, notice=notice))
    return ended


def _end(branch: Disposition, *, by: Officer, reason: str, notice: str) -> int:
    """End one branch because of what happened above it, and tell its receiver."""
    branch.end(reason=reason)
    branch.ended_at = clock.now()
    act(branch, by, "ended_at", "end_reason")
    leave_office(branch)
    if branch.delivered_at is not None:
        jobs.enqueue(notice, branch.pk)
    return branch.pk


def leave_office(branch: Disposition) -> None:
    """The last branch at another office went away: its tray and its clocks let go of the letter."""
    arrival = branch.arrival
    if arrival is None or arrival.branches.open().exists():
        return
    if arrival.state == ArrivalState.WAITING:
        arrival.withdraw()
        arrival.save(update_fields=["state"])
    kinds = (ClockKind.FIRST_DISPOSITION, ClockKind.ANSWER)
    stop_clocks(branch.letter, arrival.office_id, *kinds)


def settle(letter: IncomingLetter) -> None:
    """After a branch went away: the letter falls back when none is left, and access follows.

    What was recalled had been read by nobody, so the letter waits for its first disposition still:
    that clock runs on. What was declined or withdrawn had been given; there it stays stopped.
    """
    states = set(letter.dispositions.values_list("state", flat=True))
    if letter.state == "in_disposition" and not states & {*OPEN, BranchState.DONE}:
        letter.fall_back()
        letter.save(update_fields=["state"])
        if states <= {BranchState.RECALLED}:
            clocks.restart(letter, ClockKind.FIRST_DISPOSITION, office=letter.office)
    access.refresh(letter)
