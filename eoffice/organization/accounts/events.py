"""What the trail says about accounts."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from eoffice.audit.events import register

CHAIN = "account"
NOBODY = 0
"""The chain in which attempts with unknown user names are kept."""


@register
class AccountEvent(TextChoices):
    """Everything that happens to an account."""

    SIGNED_IN = "account.signed_in", _("signed in")
    SIGNED_OUT = "account.signed_out", _("signed out")
    SIGN_IN_FAILED = "account.sign_in_failed", _("could not sign in")
    LOCKED = "account.locked", _("the account was locked for this address")
    UNLOCKED = "account.unlocked", _("the account was unlocked")
    PASSWORD_CHANGED = "account.password_changed", _("changed the password")
    SECOND_FACTOR_ON = "account.second_factor_on", _("switched the second factor on")
    SECOND_FACTOR_OFF = "account.second_factor_off", _("switched the second factor off")
    SECOND_FACTOR_FAILED = "account.second_factor_failed", _("gave a wrong second factor")
    RECOVERY_CODES_MADE = "account.recovery_codes_made", _("made new recovery codes")
    SLIP_ISSUED = "account.slip_issued", _("issued a one-time slip")
    SLIP_USED = "account.slip_used", _("used a one-time slip")
    SLIP_REFUSED = "account.slip_refused", _("gave a wrong one-time code")
    DEACTIVATED = "account.deactivated", _("closed the account")
    REACTIVATED = "account.reactivated", _("opened the account again")
