"""What only an outgoing letter has; columns of the one letter table (decision 6)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from correspondence.outgoing_states import SignMode


class OutgoingFacts(models.Model):
    """Who writes, who signs in whose name, and how far the draft has got.

    `signer` is the seat whose authority the letter carries; `signing_seat` is the seat at which it
    is signed, which differs for a.n. and u.b.; for u.b. `middle_seat` stands between the two
    (domain 1.5).
    """

    writer = models.ForeignKey(
        "organization.Position", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    signer = models.ForeignKey(
        "organization.Position", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    middle_seat = models.ForeignKey(
        "organization.Position", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    signing_seat = models.ForeignKey(
        "organization.Position", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    sign_mode = models.CharField(
        _("Signed"), max_length=8, choices=SignMode.choices, default=SignMode.OWN
    )
    place = models.CharField(_("Place"), max_length=100, blank=True)
    version = models.PositiveIntegerField(default=0, editable=False)
    submitted_at = models.DateTimeField(null=True, blank=True, editable=False)
    signing_since = models.DateTimeField(null=True, blank=True, editable=False)
    signing_hash = models.CharField(max_length=64, blank=True, editable=False)
    gateway_document = models.CharField(max_length=100, blank=True, editable=False)
    signed_at = models.DateTimeField(null=True, blank=True, editable=False)
    verify_code = models.CharField(
        max_length=32, unique=True, null=True, blank=True, editable=False, default=None
    )
    draft_prints = models.PositiveIntegerField(default=0, editable=False)
    corrects = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    revokes = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="revoked_by"
    )
    reply_due = models.DateField(_("Reply awaited until"), null=True, blank=True)
    reply_settled_at = models.DateTimeField(null=True, blank=True, editable=False)
    reply_settled_by_name = models.CharField(max_length=250, blank=True, editable=False)
    reply_note = models.TextField(blank=True, editable=False)
    cancel_reason = models.TextField(blank=True)
    revoke_reason = models.TextField(blank=True)

    class Meta:
        abstract = True
