"""The states of drafts, approvals, signatures and deliveries, in words an official would say."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OutgoingState(TextChoices):
    """Where an outgoing letter stands."""

    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    RETURNED = "returned", _("To be corrected")
    APPROVED = "approved", _("Waits for signature")
    SIGNING = "signing", _("Being signed")
    AWAITING_WET = "awaiting_wet_signature", _("Printed, waits for the signed scan")
    AWAITING_GATEWAY = "awaiting_gateway", _("Waits for the signing service")
    SIGNED = "signed", _("Signed")
    DISPATCHED = "dispatched", _("Sent")
    FILED = "filed", _("Filed")
    CANCELLED = "cancelled", _("Cancelled")
    REVOKED = "revoked", _("Revoked")


WITH_WRITER = (OutgoingState.DRAFT, OutgoingState.RETURNED)
AT_SIGNATURE = (
    OutgoingState.SIGNING,
    OutgoingState.AWAITING_WET,
    OutgoingState.AWAITING_GATEWAY,
)
"""A number was given to the letter, which is closed to changes until it is signed or let go."""
BEING_CHECKED = (OutgoingState.IN_REVIEW, OutgoingState.APPROVED, *AT_SIGNATURE)


class StepState(TextChoices):
    """Where one approval stands."""

    WAITING = "waiting", _("Waiting")
    APPROVED = "approved", _("Approved")
    SENT_BACK = "sent_back", _("Sent back")
    SKIPPED = "skipped", _("Skipped")
    SUPERSEDED = "superseded", _("Asked again for a newer version")


class StepKind(TextChoices):
    """Why somebody checks a draft."""

    HIERARCHY = "hierarchy", _("Line of superiors")
    COORDINATION = "coordination", _("Coordination")
    LEGAL = "legal", _("Legal check")


class SignMode(TextChoices):
    """In whose name a letter is signed (domain 1.5)."""

    OWN = "own", _("In one's own name")
    ON_BEHALF = "an", _("a.n. (on behalf of)")
    SUBDELEGATED = "ub", _("u.b. (for and under)")


class SignatureLevel(TextChoices):
    """What kind of signature stands under a letter."""

    INTERNAL = "internal", _("Internal electronic signature, not certified")
    CERTIFIED = "certified", _("Certified electronic signature")
    WET = "wet", _("Signed by hand on paper")


class DeliveryState(TextChoices):
    """How far a letter has got to one addressee."""

    PENDING = "pending", _("Not sent yet")
    SENT = "sent", _("Sent")
    RECEIVED = "received", _("Received")
    REFUSED = "refused", _("Refused")
    FAILED = "failed", _("Failed")
    RETURNED = "returned", _("Came back")
    CANCELLED = "cancelled", _("Cancelled")


class DeliveryWay(TextChoices):
    """How a letter goes to one addressee."""

    INTERNAL = "internal", _("Inside the office")
    TRAY = "tray", _("Tray of another office")
    EMAIL = "email", _("E-mail")
    EXPEDITION = "expedition", _("Expedition book")


class Layout(TextChoices):
    """How a letter looks (domain 1.2); a type of letter has one."""

    LETTER = "letter", _("Official letter")
    MEMO = "memo", _("Internal memo")
    INVITATION = "invitation", _("Invitation")
    ASSIGNMENT = "assignment", _("Assignment")
    CIRCULAR = "circular", _("Circular")
    ANNOUNCEMENT = "announcement", _("Announcement")
    COVER = "cover", _("Cover letter")
    MINUTES = "minutes", _("Official minutes")
    DECREE = "decree", _("Decree")
    REPORT = "report", _("Report")
    PLAIN = "plain", _("Title, number and text")


class Paper(TextChoices):
    """The size of a printed letter."""

    F4 = "f4", "F4 (215 × 330 mm)"
    A4 = "a4", "A4 (210 × 297 mm)"


class Reset(TextChoices):
    """When the running number of a book begins again."""

    YEAR = "year", _("Every year")
    MONTH = "month", _("Every month")
    DAY = "day", _("Every day")


class Purpose(TextChoices):
    """For what a number was set aside."""

    BACKDATE = "backdate", _("Letters dated back")
    OFFLINE = "offline", _("Days without the system")
