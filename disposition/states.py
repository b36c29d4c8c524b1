"""The states of a branch of the chain and of what is asked about it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class BranchState(TextChoices):
    """Where one branch of a disposition stands."""

    SENT = "sent", _("Not read yet")
    READ = "read", _("Read")
    ACCEPTED = "accepted", _("In progress")
    REPORTED = "reported", _("Reported")
    DONE = "done", _("Done")
    DECLINED = "declined", _("Given back")
    RECALLED = "recalled", _("Recalled")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    REASSIGNED = "reassigned", _("Reassigned")
    ENDED = "ended", _("Ended")


OPEN = (BranchState.SENT, BranchState.READ, BranchState.ACCEPTED, BranchState.REPORTED)


class FollowUpKind(TextChoices):
    """What a line from the receiver is."""

    REPORT = "report", _("Report")
    PROGRESS = "progress", _("Progress note")
    QUESTION = "question", _("Asks for direction")
    DIRECTION = "direction", pgettext_lazy("follow-up", "Direction")
    PAPER = "paper", _("Paper sheet")


class ExtensionState(TextChoices):
    """Whether more time was given."""

    ASKED = "asked", _("Asked")
    GRANTED = "granted", _("Granted")
    REFUSED = "refused", _("Refused")


class Basis(TextChoices):
    """On what an assistant relies who enters what the holder decided."""

    SPOKEN = "spoken", _("Spoken")
    PHONE = "phone", _("By telephone")
    PAPER = "paper", _("Scan of the paper sheet")
