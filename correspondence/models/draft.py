"""The text of an outgoing letter: every version, the work between two versions, remarks."""

from django.conf import settings
from django.db import models
from django.db.models import UniqueConstraint

from correspondence.models.locking import LockingQuerySet


class DraftVersion(models.Model):
    """One version of a letter's content, as it was shown to those who approved it; never changed.

    `content` holds subject, rich text, parts, addressees and signer; `sha256` is its hash, to which
    an approval is bound.
    """

    letter = models.ForeignKey(
        "correspondence.Letter", on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveIntegerField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    made_by_name = models.CharField(max_length=250)
    position = models.ForeignKey(
        "organization.Position", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["-number"]
        constraints = [
            UniqueConstraint(fields=["letter", "number"], name="a_version_number_is_used_once")
        ]

    def __str__(self) -> str:
        return f"{self.letter_id} v{self.number}"


class DraftWork(models.Model):
    """What somebody is typing: kept by autosave, turned into a version by saving.

    One row per letter and person. `revision` counts the saves, so that a stale window is noticed;
    `based_on` is the version from which the work began.
    """

    letter = models.ForeignKey(
        "correspondence.Letter", on_delete=models.CASCADE, related_name="works"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    based_on = models.PositiveIntegerField()
    revision = models.PositiveIntegerField(default=1)
    content = models.JSONField()
    saved_at = models.DateTimeField()

    objects = LockingQuerySet.as_manager()

    class Meta:
        constraints = [
            UniqueConstraint(fields=["letter", "user"], name="a_person_has_one_work_on_a_draft")
        ]

    def __str__(self) -> str:
        return f"{self.letter_id} by {self.user_id}"


class DraftReading(models.Model):
    """The newest version that somebody opened while it waited for his initial or signature."""

    letter = models.ForeignKey(
        "correspondence.Letter", on_delete=models.PROTECT, related_name="readings"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    read_at = models.DateTimeField()

    class Meta:
        constraints = [
            UniqueConstraint(fields=["letter", "user"], name="a_person_has_one_reading_of_a_draft")
        ]

    def __str__(self) -> str:
        return f"{self.letter_id} v{self.version} by {self.user_id}"


class Remark(models.Model):
    """A reviewer's remark, pinned to a place in the text of a version."""

    letter = models.ForeignKey(
        "correspondence.Letter", on_delete=models.PROTECT, related_name="remarks"
    )
    version = models.PositiveIntegerField()
    step = models.ForeignKey(
        "correspondence.ApprovalStep", on_delete=models.PROTECT, null=True, related_name="remarks"
    )
    part = models.CharField(max_length=40, default="body")
    block = models.PositiveIntegerField(default=0)
    quote = models.CharField(max_length=300, blank=True)
    text = models.TextField()
    made_at = models.DateTimeField()
    made_by_name = models.CharField(max_length=250)
    position = models.ForeignKey(
        "organization.Position", on_delete=models.PROTECT, null=True, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by_name = models.CharField(max_length=250, blank=True)

    class Meta:
        ordering = ["part", "block", "pk"]

    def __str__(self) -> str:
        return f"{self.letter_id} v{self.version} {self.part}:{self.block}"
