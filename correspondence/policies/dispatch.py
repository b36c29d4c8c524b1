"""Who sends signed letters, and who keeps the expedition book."""

from django.utils.translation import gettext_lazy as _

from correspondence.desks import at_desk, desk_offices
from correspondence.models import Delivery, Letter
from correspondence.outgoing_states import DeliveryWay
from eoffice.organization.officer import Officer
from eoffice.verdict import YES, Verdict


def may_dispatch(officer: Officer, letter: Letter) -> Verdict:
    """The register desk of the office, whoever wrote it, and whoever signed it."""
    own = {letter.writer_id, letter.signing_seat_id}
    if letter.office_id in desk_offices(officer) or own.intersection(officer.desk_ids):
        return YES
    return Verdict(_("Letters are sent by their writer, their signer, or the desk of the office."))


def may_keep_expedition(officer: Officer, letter: Letter) -> Verdict:
    """Paper is handed over by the desk of the office."""
    if letter.office_id in desk_offices(officer):
        return YES
    return Verdict(_("The expedition book is kept by the intake desk of this office."))


def may_note_return(officer: Officer, letter: Letter, delivery: Delivery) -> Verdict:
    """Paper comes back to the desk, an e-mail to whoever sent it; another office answers itself."""
    if delivery.way == DeliveryWay.EXPEDITION:
        return may_keep_expedition(officer, letter)
    if delivery.way == DeliveryWay.EMAIL:
        return may_dispatch(officer, letter)
    return Verdict(_("The other office itself says what became of this letter."))


def dispatching(officer: Officer, letter: Letter) -> Officer:
    """The officer at the own desk from which this letter is sent."""
    if letter.office_id in desk_offices(officer):
        return at_desk(officer, letter.office_id)
    own = (letter.writer_id, letter.signing_seat_id)
    return next((officer.at(pk) for pk in own if officer.holds(pk)), officer)
