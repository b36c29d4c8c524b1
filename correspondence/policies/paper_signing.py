"""Who prints a letter to be signed by hand, and who may say that a scan is the signed paper."""

from django.utils.translation import gettext_lazy as _

from correspondence.desks import desk_offices
from correspondence.models import OutgoingLetter
from eoffice.organization.officer import Officer
from eoffice.verdict import YES, Verdict


def may_print_to_sign(officer: Officer, letter: OutgoingLetter) -> Verdict:
    """The desk that signs, its assistants too, and whoever wrote the letter."""
    if own_desk(officer, letter):
        return YES
    return Verdict(_("The paper is printed by who signs it, his assistant, or who wrote it."))


def may_check_paper(officer: Officer, letter: OutgoingLetter) -> Verdict:
    """The same people, and the register desk of the office."""
    if own_desk(officer, letter) or letter.office_id in desk_offices(officer):
        return YES
    return Verdict(_("The signed paper is checked by who wrote or signs it, or by the desk."))


def own_desk(officer: Officer, letter: OutgoingLetter) -> int:
    """The own desk from which one deals with the paper; 0 without one."""
    desk = officer.desk_at(letter.signing_seat_id)
    if desk and not desk.is_vacant_cover:
        return desk.position_id
    return letter.writer_id or 0 if officer.holds(letter.writer_id) else 0
