"""What a person may do with the organisation. Pure questions about the officer, answered in words.

Reads: models, queries. Must not import: actions, views.
"""

from django.utils.translation import gettext_lazy as _

from eoffice.organization.models import Position, Unit
from eoffice.organization.officer import Officer
from eoffice.organization.states import Role
from eoffice.verdict import YES, Verdict

NOT_A_KEEPER = Verdict(
    _("Only the recorder or the administrator of the office enters this; please tell them.")
)
NOT_ONESELF = Verdict(_("You cannot enter yourself; please ask a colleague with the same role."))
OWN_SEAT = Verdict(
    _("You cannot give a role to your own seat; please ask a colleague with the same role.")
)


def may_administer(by: Officer, unit: Unit) -> Verdict:
    """Change seats, roles and definitive holders: the office's admin, or that of the whole tree."""
    if by.user_id is None or by.is_superuser:
        return YES
    if by.has_role(Role.OFFICE_ADMIN, unit.own_office_id):
        return YES
    if by.has_role(Role.OFFICE_ADMIN, unit.root_id):
        return YES
    return Verdict(_("Only the administrator of the office may change its positions and people."))


def may_keep_acting(by: Officer, unit: Unit) -> Verdict:
    """Enter acting officials and absences: the office's recorder or its administrator."""
    if by.has_role(Role.RECORDER, unit.own_office_id) or may_administer(by, unit):
        return YES
    return NOT_A_KEEPER


def may_appoint(by: Officer, unit: Unit, user_id: int) -> Verdict:
    """Nobody makes themselves an acting official."""
    return NOT_ONESELF if _is_oneself(by, user_id) else may_keep_acting(by, unit)


def may_seat(by: Officer, unit: Unit, user_id: int) -> Verdict:
    """Nobody gives themselves a desk: it would open letters that an administrator does not see."""
    return NOT_ONESELF if _is_oneself(by, user_id) else may_administer(by, unit)


def may_give_role(by: Officer, seat: Position) -> Verdict:
    """Nobody gives a desk at which they sit more to see or to do; one that is vacant waits for
    somebody else."""
    desk = by.desk_at(seat.pk)
    if desk and not desk.is_vacant_cover and not by.is_superuser:
        return OWN_SEAT
    return may_administer(by, seat.unit)


def _is_oneself(by: Officer, user_id: int) -> bool:
    """The installation's superuser seats the first administrator, who may be himself."""
    return by.user_id is not None and by.user_id == user_id and not by.is_superuser
