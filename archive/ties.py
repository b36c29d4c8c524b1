"""What the archive adds to the question of who sees a letter; given to correspondence.access.

Only a letter whose work has ended is asked about: before that the archive has no business with it.
An archivist and the filers of the units that did the work see of a closed letter what they need to
file it; once it lies in a dossier, the archivist of that dossier's office sees what house rule 8
opens. Who borrows a digital copy sees the letter while it is out; the state of the loan item says
so, not the clock, so that the table and `verify` agree until the sweeper has ended the loan.
"""

from collections.abc import Iterator

from django.db.models import F, Q

from archive.loan_states import LentAs, LoanItemState
from archive.models import DossierItem, LoanItem
from correspondence.access import archivist_audience, filer_audience, position_audience
from correspondence.models import Letter, Recipient
from correspondence.outgoing_states import OutgoingState
from correspondence.states import IncomingState, LetterKind, RecipientRole, Why
from disposition.models import Disposition
from disposition.ties import PAST
from eoffice.organization.models import Position

ENDED = (
    IncomingState.COMPLETED,
    IncomingState.FILED,
    OutgoingState.DISPATCHED,
    OutgoingState.REVOKED,
)


def audiences_for(letter: Letter) -> Iterator[tuple[str, Why]]:
    """Archivists, filers and borrowers of a letter whose work has ended."""
    if letter.state not in ENDED:
        return
    yield archivist_audience(letter.office_id), Why.TO_FILE
    for unit in working_units(letter):
        yield filer_audience(unit), Why.TO_FILE
    items = DossierItem.objects.inside().filter(letter=letter)
    for office, unit in items.values_list("dossier__office_id", "dossier__unit_id"):
        yield archivist_audience(office), Why.ARCHIVIST
        yield filer_audience(unit), Why.TO_FILE
    for borrower in _borrowers(letter):
        yield position_audience(borrower), Why.BORROWER


def working_units(letter: Letter) -> list[int]:
    """The units that did the work: of addressees and receivers of branches, or of the writer."""
    if letter.kind == LetterKind.OUTGOING:
        seats = [letter.writer_id]
    else:
        to = Recipient.objects.current().filter(letter=letter, role=RecipientRole.TO)
        branches = Disposition.objects.delivered().filter(letter=letter).exclude(state__in=PAST)
        seats = [*to.values_list("position_id", flat=True)]
        seats += branches.values_list("position_id", flat=True)
    units = Position.objects.filter(pk__in=seats).order_by("unit_id")
    return list(units.values_list("unit_id", flat=True).distinct())


def _borrowers(letter: Letter) -> list[int]:
    """The seats that have a digital copy of the letter, by itself or with its dossier."""
    inside = Q(item=None, dossier__items__letter=letter, dossier__items__removed_at=None)
    out = LoanItem.objects.filter(lent_as=LentAs.COPY, state=LoanItemState.OUT)
    out = out.filter(inside | Q(item__letter=letter)).exclude(loan__borrower=None)
    return list(out.values_list(F("loan__borrower"), flat=True).distinct())
