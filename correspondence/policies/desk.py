"""What the people of an intake desk may do: questions about the person, never about a state.

The clerk (role intake) takes scans in, the recorder gives numbers; one person may be both. Each
answer is about an office: the desk from which one acts is the one that has the role there.
"""

from django.utils.translation import gettext_lazy as _

from correspondence.desks import desk_offices, desk_organizations, recording_offices
from correspondence.models import Letter, Register, Scan
from correspondence.policies.seeing import LetterView
from correspondence.states import RecipientRole
from eoffice.organization.officer import SYSTEM, Desk, Officer
from eoffice.organization.states import Role
from eoffice.verdict import YES, Verdict


def may_take_in(officer: Officer, office_id: int) -> Verdict:
    """Scans are put in and handled by the desk of the office."""
    if officer is SYSTEM or office_id in desk_offices(officer):
        return YES
    return Verdict(_("Only the intake desk of this office may do this."))


def may_record(officer: Officer, office_id: int) -> Verdict:
    """Numbers are given by the recorder of the office."""
    if officer is SYSTEM or office_id in recording_offices(officer):
        return YES
    return Verdict(_("Only a recorder of this office may give agenda numbers."))


def may_keep_register(officer: Officer, register: Register) -> Verdict:
    """Books are opened, closed and taken over by the recorder of their office."""
    may = may_record(officer, register.office_id)
    if may or register.direction == Register.Direction.INCOMING:
        return may
    return Verdict(_("Only a recorder of this office keeps its books of outgoing letters."))


def may_handle(officer: Officer, scan: Scan) -> Verdict:
    """A scan that was marked secret is handled by the clerk who marked it."""
    if scan.hidden_by_id and scan.hidden_by_id != officer.user_id:
        return Verdict(_("This scan was marked secret by another clerk."))
    return may_take_in(officer, scan.office_id)


def may_attach(officer: Officer, letter: Letter) -> Verdict:
    """The desk adds pages; to what is secret, only the addressee's own desk does."""
    if not letter.is_secret:
        return may_take_in(officer, letter.office_id)
    to = letter.recipients.filter(ended_at=None, role=RecipientRole.TO)
    seats = set(to.values_list("position_id", flat=True))
    if seats.intersection(desk.position_id for desk in officer.desks if _trusted(desk)):
        return YES
    return Verdict(_("The pages of a secret letter are added by its addressee's own desk."))


def may_correct(officer: Officer, view: LetterView) -> Verdict:
    """Whoever may record may correct, unless the letter is masked for this officer."""
    verdict = may_record(officer, view.letter.office_id)
    if verdict and view.is_masked and view.letter.recorded_by_id != officer.user_id:
        return Verdict(_("Only who recorded a secret letter may correct it."))
    return verdict


def may_open_complainant(officer: Officer, letter: Letter) -> Verdict:
    """The identity behind the code is for the complaint desk of the office."""
    if officer.has_role(Role.COMPLAINT_DESK, letter.office_id):
        return YES
    return Verdict(_("Only the complaint desk of this office may open this identity."))


def may_keep_contacts(officer: Officer, organization_id: int) -> Verdict:
    """The directory is kept by the intake desks of the organisation."""
    if organization_id in desk_organizations(officer):
        return YES
    return Verdict(_("The directory is kept by the intake desks."))


def _trusted(desk: Desk) -> bool:
    return desk.may_read_secret or not (desk.is_acting or desk.is_assistant)
