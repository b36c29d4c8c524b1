"""How far the e-mail of a notice has got."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MailState(TextChoices):
    """The delivery of a notice's e-mail."""

    NONE = "none", _("No e-mail wanted")
    PENDING = "pending", _("Waits to be sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Could not be sent")
