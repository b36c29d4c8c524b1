"""What the chain adds to the question of who sees a letter; given to correspondence.access."""

from collections.abc import Iterator

from correspondence.access import Relation
from correspondence.models import Letter
from correspondence.states import Why
from disposition.models import Disposition
from disposition.states import BranchState

PAST = (
    BranchState.DECLINED,
    BranchState.RECALLED,
    BranchState.WITHDRAWN,
    BranchState.REASSIGNED,
)


def ties_of(letter: Letter) -> Iterator[Relation]:
    """Givers and receivers of the letter's branches; who is out of it keeps the register line."""
    branches = Disposition.objects.filter(letter=letter)
    rows = branches.values_list("giver_id", "position_id", "state", "delivered_at")
    for giver, receiver, state, delivered_at in rows:
        yield Relation(giver, Why.GIVER)
        if delivered_at is not None:
            yield Relation(receiver, Why.PAST if state in PAST else Why.BRANCH)
