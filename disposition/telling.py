"""Turn what happened on a branch into notices: whom and which kind. Running twice is safe."""

from collections.abc import Callable
from datetime import datetime

from correspondence.models import Letter
from correspondence.queries.numbers_there import numbers_there
from disposition.models import Disposition
from eoffice.addresses import address_of
from eoffice.notifications.actions import notify
from eoffice.organization.models import Position
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
        facts=_called(branch.letter, position_id) | {"desk": str(branch.position)},
        path=f"{address_of('pages:letter', branch.letter_id)}#branch-{branch.pk}",
    )


def tell_of_letter(letter: Letter, kind: str, position_id: int, *, occurrence: object) -> None:
    """Tell whoever sits at this desk of something about the letter as a whole."""
    notify(
        people_at([position_id])[position_id],
        kind,
        event_key=f"letter:{letter.pk}:{_mark(occurrence)}",
        facts=_called(letter, position_id),
        path=address_of("pages:letter", letter.pk),
    )


def _called(letter: Letter, position_id: int) -> dict[str, str | int]:
    """The letter by the number that it has at the office of this desk."""
    office_id = Position.objects.select_related("unit").get(pk=position_id).unit.own_office_id
    there = numbers_there([letter.pk], [office_id]) if office_id != letter.office_id else {}
    number = there.get((letter.pk, office_id), letter.agenda_number)
    return {"letter": letter.pk, "agenda": number}


def _mark(occurrence: object) -> str:
    if isinstance(occurrence, datetime):
        return occurrence.isoformat()
    return str(occurrence)
