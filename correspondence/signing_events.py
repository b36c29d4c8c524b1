"""What happens to a letter around its signature, for the trail."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from eoffice.audit.events import register


@register
class SigningEvent(TextChoices):
    """Events in the chain of an outgoing letter from its signature on."""

    BEGUN = "signing.begun", _("began to sign the letter")
    FAILED = "signing.failed", _("could not finish signing; the number stays reserved")
    SIGNED = "signing.signed", _("signed the letter")
    PRINTED_TO_SIGN = "signing.printed", _("printed the letter to be signed by hand")
    PRINT_WITHDRAWN = "signing.print_withdrawn", _("took the print back")
    SCAN_CHECKED = "signing.scan_checked", _("checked the scan of the signed paper")
    REVOKED = "signing.revoked", _("took the letter out of force")
