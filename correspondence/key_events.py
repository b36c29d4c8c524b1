"""What happens to signing keys, for the trail: in the chain of the account, or of the settings."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from eoffice.audit.events import register


@register
class KeyEvent(TextChoices):
    """Events of signing keys and of the authority that issues their certificates."""

    AUTHORITY_MADE = "authority.made", _("made the certificate authority")
    AUTHORITY_RENEWED = "authority.renewed", _("renewed the certificate authority")
    MADE = "key.made", _("made a signing key")
    REPLACED = "key.replaced", _("replaced the signing key")
    PASSPHRASE_CHANGED = "key.passphrase_changed", _("changed the passphrase of the signing key")
    REVOKED = "key.revoked", _("revoked the signing key")
    REVOKED_BY_ADMIN = "key.revoked_by_admin", _("revoked the signing key of this person")
    WRONG_PASSPHRASE = "key.wrong_passphrase", _("gave a wrong passphrase")
