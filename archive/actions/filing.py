"""Putting letters into dossiers, and taking out what was misfiled."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from archive.events import DossierEvent, LetterFilingEvent
from archive.finding import keeping
from archive.loan_states import AWAY
from archive.models import Dossier, DossierItem
from archive.policies import filing as policies
from archive.states import DossierState, ItemKind
from archive.ties import ENDED
from correspondence import access
from correspondence.actions.complainants import unsaid
from correspondence.models import IncomingLetter, Letter, OutgoingLetter
from correspondence.queries.seeing import letters_visible_to
from correspondence.states import LetterKind
from eoffice import audit, clock
from eoffice.errors import AlreadyDone, NotFound, Refused, WrongState
from eoffice.organization.officer import Officer

MACHINES: dict[str, type[IncomingLetter] | type[OutgoingLetter]] = {
    LetterKind.INCOMING: IncomingLetter,
    LetterKind.OUTGOING: OutgoingLetter,
}


@transaction.atomic
def file_letter(
    letter_id: int,
    dossier_id: int,
    *,
    by: Officer,
    is_link: bool = False,
    has_paper: bool = False,
    note: str = "",
) -> DossierItem:
    """File a letter whose work has ended: as original, once, or as a link in a further dossier.

    Raises WrongState while a disposition of it is open, or while the dossier is not open.
    """
    letter = _locked_letter(letter_id, by)
    dossier = Dossier.objects.locked(dossier_id)
    policies.may_file(by, dossier).enforce()
    by = policies.at_filing_desk(by, dossier)
    _can_take(dossier, letter)
    if is_link:
        _must_have_ended(letter)
    else:
        _must_be_unfiled(letter)
        letter.file()
        letter.save(update_fields=["state"])
    item = DossierItem.objects.create(
        dossier=dossier,
        kind=ItemKind.LETTER,
        letter=letter,
        order=next_order(dossier),
        is_link=is_link,
        has_paper=has_paper and not is_link,
        dated_on=letter.letter_date,
        note=unsaid(letter, note),
        filed_at=clock.now(),
        filed_by_name=by.name,
        filed_by_label=by.label,
    )
    widen_span(dossier, item)
    access.refresh(letter)
    _tell(letter, dossier, by=by, is_link=is_link, order=item.order)
    return item


@transaction.atomic
def unfile(item_id: int, reason: str, *, by: Officer) -> DossierItem:
    """Take out what was misfiled; a letter that lay here as original waits to be filed again."""
    found = DossierItem.objects.filter(pk=item_id).values_list("letter_id", "dossier_id").first()
    if found is None:
        raise NotFound
    letter = _locked_letter(found[0], by) if found[0] else None
    dossier = Dossier.objects.locked(found[1])
    policies.may_file(by, dossier).enforce()
    by = policies.at_filing_desk(by, dossier)
    item = DossierItem.objects.get(pk=item_id)
    if item.removed_at:
        raise AlreadyDone
    if not reason.strip():
        raise Refused(_("Say why it is taken out."))
    _must_lie_free(dossier, item)
    reason = unsaid(letter, reason.strip()) if letter else reason.strip()
    item.removed_at, item.removed_reason = clock.now(), reason
    item.save(update_fields=["removed_at", "removed_reason"])
    if letter is not None:
        if not item.is_link:
            letter.unfile()
            letter.save(update_fields=["state"])
        access.refresh(letter)
    else:
        keeping.mark([item.pk])
    detail = {"item": item.pk, "order": item.order, "reason": audit.fingerprint(reason)}
    if letter is not None:
        audit.record(LetterFilingEvent.UNFILED, letter, by=by, detail=detail)
    audit.record(DossierEvent.UNFILED, dossier, by=by, detail=detail)
    return item


def _locked_letter(letter_id: int, by: Officer) -> IncomingLetter | OutgoingLetter:
    kinds = letters_visible_to(by).filter(pk=letter_id).values_list("kind", flat=True)
    if (kind := kinds.first()) is None:
        raise NotFound
    return MACHINES[kind].objects.locked(letter_id)


def _can_take(dossier: Dossier, letter: Letter) -> None:
    if dossier.state != DossierState.OPEN:
        raise WrongState(_("Only an open dossier takes letters; open it again first."))
    if dossier.organization_id != letter.organization_id:
        raise NotFound
    if DossierItem.objects.inside().filter(dossier=dossier, letter=letter).exists():
        raise AlreadyDone(_("This letter already lies in this dossier."))


def _must_have_ended(letter: Letter) -> None:
    """A letter is filed when its work has ended, and no branch of it is open."""
    if letter.dispositions.open().exists():
        raise WrongState(_("Dispositions of this letter are still open; it is filed afterwards."))
    if letter.state not in ENDED:
        raise WrongState(_("Only a letter that is completed or sent can be filed."))


def _must_be_unfiled(letter: Letter) -> None:
    _must_have_ended(letter)
    if DossierItem.objects.inside().filter(letter=letter, is_link=False).exists():
        raise AlreadyDone(_("This letter is already filed; link it to the further dossier."))


def _must_lie_free(dossier: Dossier, item: DossierItem) -> None:
    """Nothing is taken out of a held, proposed or gone dossier, nor what is lent."""
    if dossier.open_holds:
        raise WrongState(_("A hold is in force on this dossier."))
    if dossier.state not in (DossierState.OPEN, DossierState.CLOSED, DossierState.INACTIVE):
        raise WrongState(_("The dossier is on a list for disposal, or gone."))
    if item.loan_items.filter(state__in=AWAY).exists():
        raise WrongState(_("It is lent out; take it back first."))


def next_order(dossier: Dossier) -> int:
    """The dossier is locked, so that no two entries get one number; none is given again."""
    last = DossierItem.objects.filter(dossier=dossier).aggregate(last=Max("order"))["last"]
    return (last or 0) + 1


def widen_span(dossier: Dossier, item: DossierItem) -> None:
    """The period that the dossier covers grows with what is filed (kurun waktu)."""
    if item.dated_on is None:
        return
    dossier.span_from = min(filter(None, [dossier.span_from, item.dated_on]))
    dossier.span_until = max(filter(None, [dossier.span_until, item.dated_on]))
    dossier.save(update_fields=["span_from", "span_until"])


def _tell(letter: Letter, dossier: Dossier, *, by: Officer, is_link: bool, order: int) -> None:
    detail = {"dossier": dossier.pk, "letter": letter.pk, "order": order}
    said = LetterFilingEvent.LINKED if is_link else LetterFilingEvent.FILED
    audit.record(said, letter, by=by, detail=detail)
    told = DossierEvent.LINKED if is_link else DossierEvent.FILED
    audit.record(told, dossier, by=by, detail=detail)
