"""The states of a loan, of each thing that is lent, and of the request for more time."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class LoanState(TextChoices):
    """How far a loan has got."""

    REQUESTED = "requested", _("Requested")
    APPROVED = "approved", _("Approved")
    ON_LOAN = "on_loan", _("On loan")
    RETURNED = "returned", _("Returned")
    REJECTED = "rejected", _("Rejected")
    CANCELLED = "cancelled", _("Cancelled")


RUNNING = (LoanState.REQUESTED, LoanState.APPROVED, LoanState.ON_LOAN)


class LoanItemState(TextChoices):
    """Where one lent thing is."""

    WAITING = "waiting", _("Waiting to be handed over")
    OUT = "out", _("Out")
    BACK = "back", _("Back")
    LOST = "lost", _("Lost")
    FOUND = "found", _("Found again")
    DROPPED = "dropped", _("Not handed over")


AWAY = (LoanItemState.OUT, LoanItemState.LOST)


class LentAs(TextChoices):
    """What the borrower gets."""

    PAPER = "paper", _("The paper")
    COPY = "copy", _("A digital copy")


class BorrowerKind(TextChoices):
    """Who borrows."""

    OFFICER = "officer", _("Official of the organisation")
    OUTSIDER = "outsider", _("From outside")


class ApprovedBy(TextChoices):
    """Whose approval the loan needs; what is secret, vital or protected needs the higher one."""

    ARCHIVIST = "archivist", _("Archivist")
    OFFICE_HEAD = "office_head", _("Head of the office")


class MoreTimeState(TextChoices):
    """Whether more time was given."""

    ASKED = "asked", _("Asked")
    GRANTED = "granted", _("Granted")
    REFUSED = "refused", _("Refused")
