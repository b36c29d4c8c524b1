"""What happens to a signed letter on its way, for the trail."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from eoffice.audit.events import register


@register
class DispatchEvent(TextChoices):
    """Events in the chain of an outgoing letter after its signature."""

    DISPATCHED = "dispatch.dispatched", _("sent the letter")
    DELIVERED = "dispatch.delivered", _("put the letter into the tray of the other office")
    MAILED = "dispatch.mailed", _("sent the letter by e-mail")
    HANDED_OVER = "dispatch.handed_over", _("handed the letter over against signature")
    RECEIVED = "dispatch.received", _("learned that the letter was recorded there")
    CONFIRMED = "dispatch.confirmed", _("noted that the e-mail arrived")
    REFUSED = "dispatch.refused", _("learned that the letter was not accepted there")
    FAILED = "dispatch.failed", _("could not deliver the letter")
    CAME_BACK = "dispatch.came_back", _("noted that the letter came back")
    TRIED_AGAIN = "dispatch.tried_again", _("put the letter on its way again")
    WAY_CHANGED = "dispatch.way_changed", _("chose another way for the letter")
    NOT_SENT = "dispatch.not_sent", _("decided not to send the letter to an addressee")
