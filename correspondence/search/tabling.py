"""A result as rows of facts: for the table, and for the facts beside the packed pages."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from correspondence.models import Letter
from correspondence.outgoing_states import OutgoingState
from correspondence.policies.seeing import LetterView
from correspondence.search.finding import Hit
from correspondence.states import IncomingState, LetterKind, Part, Security

COLUMNS: tuple[str | Promise, ...] = (
    _("Agenda number"),
    _("Received"),
    _("Letter number"),
    _("Letter date"),
    _("From"),
    _("Subject"),
    _("Direction"),
    _("Classification"),
    _("State"),
    _("Security"),
)
WIDTHS = (18, 18, 32, 18, 40, 60, 12, 26, 20, 14)
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Facts:
    """One letter of a result; what is secret is masked."""

    letter_id: int
    agenda_number: str
    received: str
    number: str
    letter_date: str
    sender: str
    subject: str
    direction: str
    classification: str
    state: str
    security: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The columns of the table."""
        return tuple(value for name, value in asdict(self).items() if name != "letter_id")


def facts_of(hits: Sequence[Hit]) -> Iterator[Facts]:
    """The facts of these hits, in their order."""
    for start in range(0, len(hits), AT_ONCE):
        ids = [hit.letter_id for hit in hits[start : start + AT_ONCE]]
        rows = Letter.objects.select_related("classification", "office").in_bulk(ids)
        yield from (_facts(rows[pk]) for pk in ids if pk in rows)


def _facts(letter: Letter) -> Facts:
    view = LetterView(letter, Part.LINE)
    is_outgoing = letter.kind == LetterKind.OUTGOING
    machine = OutgoingState if is_outgoing else IncomingState
    day = letter.letter_date if letter.letter_date and not view.is_masked else None
    code = "" if view.is_masked else str(letter.classification or "")
    return Facts(
        letter_id=letter.pk,
        agenda_number=letter.agenda_number,
        received=date_format(letter.received_at.astimezone(letter.office.zone), "j F Y"),
        number=view.sender_number,
        letter_date=date_format(day, "j F Y") if day else "",
        sender=view.sender,
        subject=view.subject,
        direction=str(_("Outgoing") if is_outgoing else _("Incoming")),
        classification=code,
        state=str(machine(letter.state).label),
        security=str(Security(letter.security).label),
    )
