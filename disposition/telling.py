"""Turn what happened on a branch into notices: whom and which kind. Running twice is safe."""

from collections.abc import Callable
from datetime import datetime

from correspondence.models import Letter
from disposition.models import Disposition
from eoffice.addresses import address_of
from eoffice.notifications.actions import notify
from eoffice.organization.queries import people_at

RECEIVER, GIVER = "position_id", "giver_id"


def tell(branch_id: int, kind: str, whom: str, when: Callable[[Disposition], object]) -> None:
    """Tell the people at one end of a branch; `when` marks which occurrence of the event it is."""
    rows = Disposition.objects.select_related("letter", "position", "giver")
    branch = rows.filter(pk=branch_id).first()
    if branch is not None:
        tell_desk(branch, kind, getattr(branch, whom), occurrence=when(branch))


def tell_desk(branch: Disposition, kind: str, position_id: int, *, occurrence: object) -> None:
    """Tell whoever sits at this desk of something about the branch."""
    notify(
        people_at([position_id])[position_id],
        kind,
        event_key=f"{branch.pk}:{_mark(occurrence)}",
        facts=_called(branch.letter) | {"desk": str(branch.position)},
        path=f"{address_of('pages:letter', branch.letter_id)}#branch-{branch.pk}",
    )


def tell_of_letter(letter: Letter, kind: str, position_id: int, *, occurrence: object) -> None:
    """Tell whoever sits at this desk of something about the letter as a whole."""
    notify(
        people_at([position_id])[position_id],
        kind,
        event_key=f"letter:{letter.pk}:{_mark(occurrence)}",
        facts=_called(letter),
        path=address_of("pages:letter", letter.pk),
    )


def _called(letter: Letter) -> dict[str, str | int]:
    return {"letter": letter.pk, "agenda": letter.agenda_number}


def _mark(occurrence: object) -> str:
    if isinstance(occurrence, datetime):
        return occurrence.isoformat()
    return str(occurrence)
