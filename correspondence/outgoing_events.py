"""What happens to a letter that goes out, for the trail."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from eoffice.audit.events import register


@register
class DraftEvent(TextChoices):
    """Events in the chain of an outgoing letter until it is signed."""

    BEGUN = "draft.begun", _("began the draft")
    ENCLOSED = "draft.enclosed", _("put a file with the draft")
    LIST_KEPT = "draft.list_kept", _("kept the addressees as a list")
    MERGED = "draft.merged", _("made a draft for each row of a table")
    VERSION = "draft.version", _("saved a new version of the draft")
    SUBMITTED = "draft.submitted", _("sent the draft up the line")
    TAKEN_BACK = "draft.taken_back", _("took the draft back")
    SEEN = "draft.seen", _("opened the draft")
    APPROVED = "draft.approved", _("approved the draft")
    SENT_BACK = "draft.sent_back", _("sent the draft back")
    REFUSED = "draft.refused", _("refused to sign the draft")
    ROUTE_CHANGED = "draft.route_changed", _("changed who checks the draft")
    SIGNER_CHANGED = "draft.signer_changed", _("changed who signs the letter")
    REMARK_SETTLED = "draft.remark_settled", _("settled a remark")
    CANCELLED = "draft.cancelled", _("gave up the draft")
    REPLY_AWAITED = "draft.reply_awaited", _("waits for a reply to the letter")
    REPLY_SETTLED = "draft.reply_settled", _("waits no longer for a reply")
    PRINTED = "draft.printed", _("printed the draft, marked KONSEP")
