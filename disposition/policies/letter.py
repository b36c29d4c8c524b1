"""Who may dispose of, close, reopen or return a letter."""

from django.utils.translation import gettext as _

from correspondence.models import Letter, Recipient
from correspondence.states import RecipientRole
from disposition.policies.branch import entered_with_basis
from eoffice.organization.officer import Officer
from eoffice.rows import Rows, given
from eoffice.verdict import YES, Verdict

_ADDRESSEES = Rows(
    lambda: (
        Recipient.objects.current()
        .filter(letter=given("letter"), role=RecipientRole.TO)
        .values_list("position_id")
    )
)


def desk_for(by: Officer, letter: Letter) -> int | None:
    """The officer's desk to which the letter is addressed; the current desk first."""
    to = {pk for (pk,) in _ADDRESSEES.all(letter=letter.pk)}
    if by.position_id in to:
        return by.position_id
    return next((pk for pk in by.desk_ids if pk in to), None)


def may_dispose(by: Officer, letter: Letter) -> Verdict:
    """Dispose, close, reopen, return: the addressee and who acts for him."""
    return may_dispose_from(desk_for(by, letter), by)


def may_dispose_from(desk: int | None, by: Officer) -> Verdict:
    """The same for the desk that `desk_for` has found, or not."""
    if desk is None:
        return Verdict(_("Only the addressee of the letter may do this."))
    return entered_with_basis(by, by.desk_at(desk))


def may_note_copy(by: Officer, letter: Letter) -> Verdict:
    """Note a copy: any desk to which the letter was put; what is noted is noted by its holder."""
    positions = letter.recipients.current().values_list("position_id", flat=True)
    desks = [desk for pk in positions if (desk := by.desk_at(pk)) is not None]
    if not desks:
        return Verdict(_("This letter was not put before your desk."))
    if all(desk.is_assistant for desk in desks):
        return Verdict(_("A copy is noted by the holder of the desk, not by an assistant."))
    return YES
