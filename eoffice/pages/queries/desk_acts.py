"""What the intake desk, the addressee's own desk and the complaint desk may do with a letter."""

from dataclasses import dataclass

from correspondence.models import Letter
from correspondence.policies import desk as policies
from correspondence.policies.seeing import LetterView
from correspondence.states import IncomingState, RecipientRole, RecipientState
from eoffice.organization.officer import Officer


@dataclass(frozen=True, slots=True)
class DeskActs:
    """Links for the desk below the letter; all false for everybody else."""

    may_correct: bool
    may_attach: bool
    may_readdress: bool
    may_open_complainant: bool
    has_label: bool

    @property
    def any(self) -> bool:
        """Whether there is anything to show."""
        acts = (self.may_correct, self.may_attach, self.may_open_complainant, self.has_label)
        return any(acts)


def desk_acts_of(letter: Letter, officer: Officer, view: LetterView) -> DeskActs:
    """Asked of the same policies that the acts themselves ask."""
    stands = letter.state != IncomingState.VOID
    may_correct = stands and bool(policies.may_correct(officer, view))
    return DeskActs(
        may_correct=may_correct,
        may_attach=stands and bool(policies.may_attach(officer, letter)),
        may_readdress=may_correct and _waits_for_an_addressee(letter),
        may_open_complainant=bool(letter.complaint_code)
        and bool(policies.may_open_complainant(officer, letter)),
        has_label=stands and bool(policies.may_take_in(officer, letter.office_id)),
    )


def _waits_for_an_addressee(letter: Letter) -> bool:
    """It came back to the desk, or nobody has opened it yet."""
    if letter.state != IncomingState.REGISTERED:
        return letter.state == IncomingState.RETURNED
    to = letter.recipients.filter(ended_at=None, role=RecipientRole.TO)
    return not to.exclude(state=RecipientState.UNREAD).exists()
