"""The rows of the trail. Entries and roots are written once; a trigger says so again (`guards`).

Must not import: other rooms, requests. Organisation, office and position are plain ids: the trail
outlives what it speaks of.
"""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import Index, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from eoffice.audit.events import LONGEST, sentence_of
from eoffice.rows import Rows, given
from eoffice.writing import insert_if_new


class TrailIsAppendOnly(Exception):
    """Somebody tried to change or delete what was recorded."""

    def __init__(self) -> None:
        super().__init__("What is in the trail is neither changed nor deleted.")


class AppendOnlyQuerySet(models.QuerySet):
    """Rows that can be added and read."""

    def _refuse(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TrailIsAppendOnly

    update = bulk_update = update_or_create = delete = _raw_delete = _update = _refuse


class AppendOnly(models.Model):
    """A row that is written once."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; a row that exists is refused."""
        if not self._state.adding:
            raise TrailIsAppendOnly
        kwargs["force_insert"] = True
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise TrailIsAppendOnly


class AuditEntry(AppendOnly):
    """One thing that somebody did to one subject."""

    subject_kind = models.CharField(_("object kind"), max_length=30)
    subject_id = models.BigIntegerField(_("object"))
    number = models.PositiveIntegerField(_("number in its chain"))
    at = models.DateTimeField(_("when"))
    event = models.CharField(_("event code"), max_length=LONGEST)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    actor_name = models.CharField(_("name"), max_length=200)
    position_id = models.BigIntegerField(_("position"), null=True)
    position_title = models.CharField(_("desk"), max_length=200, blank=True)
    in_place_of = models.CharField(_("in place of"), max_length=200, blank=True)
    acting_kind = models.CharField(_("acting as"), max_length=30, blank=True)
    basis = models.CharField(_("basis"), max_length=100, blank=True)
    organization_id = models.BigIntegerField(_("organisation"), null=True)
    office_id = models.BigIntegerField(_("office"), null=True)
    changes = models.JSONField(_("changes"), default=dict)
    detail = models.JSONField(_("details"), default=dict)
    address = models.CharField(_("address"), max_length=64, blank=True)
    request_id = models.CharField(_("request"), max_length=64, blank=True)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta(AppendOnly.Meta):
        abstract = False
        verbose_name = _("trail entry")
        verbose_name_plural = _("trail entries")
        get_latest_by = "pk"
        constraints = [
            UniqueConstraint(
                fields=["subject_kind", "subject_id", "number"],
                name="a_chain_has_each_number_once",
            )
        ]
        indexes = [
            Index(fields=["organization_id", "at", "id"], name="trail_of_organization"),
            Index(fields=["office_id", "at", "id"], name="trail_of_office"),
            Index(fields=["actor", "at"], name="trail_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id} #{self.number} {self.event}"

    @property
    def sentence(self) -> str:
        """What happened, in words."""
        return sentence_of(self.event)


class ChainHeadQuerySet(models.QuerySet["ChainHead"]):
    """Heads of chains."""

    def locked(self, kind: str, subject_id: int) -> ChainHead:
        """The head, made if it is the first time, held until the transaction ends."""
        if head := _HELD.first(kind=kind, subject=subject_id):
            return head
        insert_if_new(ChainHead(subject_kind=kind, subject_id=subject_id))
        return _HELD.all(kind=kind, subject=subject_id)[0]


_HELD = Rows(
    lambda: ChainHead.objects.filter(
        subject_kind=given("kind"), subject_id=given("subject")
    ).select_for_update()
)


class ChainHead(models.Model):
    """Where a chain stands: how many entries it has, and the hash of the last."""

    subject_kind = models.CharField(max_length=30)
    subject_id = models.BigIntegerField()
    count = models.PositiveIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)
    rooted_count = models.PositiveIntegerField(default=0)

    objects = ChainHeadQuerySet.as_manager()

    class Meta:
        verbose_name = _("head of a chain")
        verbose_name_plural = _("heads of chains")
        constraints = [
            UniqueConstraint(fields=["subject_kind", "subject_id"], name="a_subject_has_one_chain")
        ]
        indexes = [
            Index(
                fields=["subject_kind", "subject_id"],
                condition=models.Q(count__gt=models.F("rooted_count")),
                name="heads_without_root",
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id}: {self.count}"


class DailyRoot(AppendOnly):
    """One hash over all heads that moved since the root before, to be kept outside."""

    day = models.DateField(_("day"), unique=True)
    root_hash = models.CharField(_("root"), max_length=64)
    previous_hash = models.CharField(max_length=64)
    heads = models.PositiveIntegerField(_("chains that moved"))
    exported_at = models.DateTimeField(_("made"))

    class Meta(AppendOnly.Meta):
        abstract = False
        verbose_name = _("daily root")
        verbose_name_plural = _("daily roots")
        get_latest_by = "pk"

    def __str__(self) -> str:
        return f"{self.day} {self.root_hash}"


class RootedHead(AppendOnly):
    """Where one chain stood when a root was made: a later, shorter chain is found by it."""

    day = models.DateField()
    subject_kind = models.CharField(max_length=30)
    subject_id = models.BigIntegerField()
    count = models.PositiveIntegerField()
    hash = models.CharField(max_length=64)

    class Meta(AppendOnly.Meta):
        abstract = False
        verbose_name = _("rooted head")
        verbose_name_plural = _("rooted heads")
        constraints = [
            UniqueConstraint(
                fields=["day", "subject_kind", "subject_id"], name="a_root_holds_a_chain_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id}: {self.count}"
