"""What can happen to the organisation, as the trail names it. Kept in the chain of the office."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from eoffice.audit.events import register


@register
class OrganizationEvent(TextChoices):
    """Catalogue of the events that are recorded about seats, people and units."""

    ASSIGNED = "organization.assigned", _("put a person at a desk")
    ASSIGNMENT_ENDED = "organization.assignment_ended", _("ended an assignment")
    HOLDER_REPLACED = "organization.holder_replaced", _("replaced the holder of a position")
    HOLDER_MOVED = "organization.holder_moved", _("moved a holder to another position")
    ACTING_APPOINTED = "organization.acting_appointed", _("entered an acting official")
    ACTING_ENDED = "organization.acting_ended", _("ended an acting period")
    ABSENCE_ENTERED = "organization.absence_entered", _("entered an absence")
    ABSENCE_ENDED = "organization.absence_ended", _("ended an absence")
    ROLE_GRANTED = "organization.role_granted", _("gave a role to a position")
    UNIT_PLACED = "organization.unit_placed", _("entered or changed a unit")
    UNIT_DEACTIVATED = "organization.unit_deactivated", _("deactivated a unit")
    UNIT_REACTIVATED = "organization.unit_reactivated", _("used a closed unit again")
    POSITION_PLACED = "organization.position_placed", _("entered or changed a position")
    POSITION_DEACTIVATED = "organization.position_deactivated", _("deactivated a position")
    POSITION_REACTIVATED = (
        "organization.position_reactivated",
        _("used a closed position again"),
    )
    USER_DEACTIVATED = "organization.user_deactivated", _("deactivated an account")
    USER_REACTIVATED = "organization.user_reactivated", _("opened a closed account again")
