"""Who takes a signed letter out of force, or corrects it, by a later one."""

from django.utils.translation import gettext_lazy as _

from correspondence.models import Letter
from eoffice.organization.officer import Officer
from eoffice.organization.queries import is_above
from eoffice.verdict import YES, Verdict


def may_write_about(officer: Officer, letter: Letter) -> Verdict:
    """The desk that wrote it, the desk that signed it, and those above the latter."""
    if own_desk(officer, letter):
        return YES
    return Verdict(_("A letter is revoked or corrected by who wrote or signed it, or a superior."))


def own_desk(officer: Officer, letter: Letter) -> int:
    """The own desk from which the later letter is begun; 0 without one."""
    own = (letter.writer_id, letter.signing_seat_id)
    if found := next((pk for pk in own if pk and officer.holds(pk)), 0):
        return found
    seat = letter.signing_seat_id or 0
    return next((pk for pk in officer.desk_ids if is_above(pk, seat)), 0)


def has_authority_over(later: Letter, earlier: Letter) -> Verdict:
    """What one official has signed is revoked in his own name, or in that of a superior."""
    same = later.signer_id == earlier.signer_id
    if same or is_above(later.signer_id or 0, earlier.signer_id or 0):
        return YES
    return Verdict(_("Only the official whose letter it is, or a superior, may revoke it."))
