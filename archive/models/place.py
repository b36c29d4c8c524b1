"""Where paper lies: room, shelf, row and box; the folder is a number on the dossier."""

import secrets

from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from archive.states import PlaceKind
from correspondence.models.locking import LockingQuerySet

K = PlaceKind


def new_place_code() -> str:
    """An unguessable code for the QR of a shelf or a box."""
    return secrets.token_hex(8)


class StorageLocation(models.Model):
    """A room, a shelf in it or a row of a shelf."""

    organization = models.ForeignKey(
        "organization.Unit", on_delete=models.PROTECT, related_name="+"
    )
    office = models.ForeignKey("organization.Unit", on_delete=models.PROTECT, related_name="+")
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    kind = models.CharField(_("Kind"), max_length=8, choices=K.choices)
    code = models.CharField(_("Code"), max_length=20)
    name = models.CharField(_("Name"), max_length=120, blank=True)
    path = models.CharField(max_length=100, editable=False)
    label_code = models.CharField(max_length=16, unique=True, default=new_place_code)
    active = models.BooleanField(_("Active"), default=True)

    objects = LockingQuerySet.as_manager()

    class Meta:
        verbose_name = _("Storage place")
        verbose_name_plural = _("Storage places")
        ordering = ["path"]
        constraints = [
            CheckConstraint(
                condition=Q(kind=K.ROOM, parent=None)
                | Q(kind__in=[K.SHELF, K.ROW], parent__isnull=False),
                name="a_shelf_stands_in_a_room",
            ),
            UniqueConstraint(fields=["office", "path"], name="a_place_is_named_once"),
        ]

    def __str__(self) -> str:
        return self.path

    @property
    def audit_chain(self) -> tuple[str, int]:
        """The chain in which the place is told."""
        return ("place", self.pk)


class Box(models.Model):
    """A box with its label; its dossiers lie in it by their folder numbers."""

    organization = models.ForeignKey(
        "organization.Unit", on_delete=models.PROTECT, related_name="+"
    )
    office = models.ForeignKey("organization.Unit", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(_("Box number"))
    label_code = models.CharField(max_length=16, unique=True, default=new_place_code)
    location = models.ForeignKey(
        StorageLocation, on_delete=models.PROTECT, null=True, blank=True, related_name="boxes"
    )
    position = models.PositiveSmallIntegerField(_("Place on the shelf"), null=True, blank=True)
    note = models.CharField(_("Note"), max_length=300, blank=True)
    made_at = models.DateTimeField()

    objects = LockingQuerySet.as_manager()

    class Meta:
        verbose_name = _("Box")
        verbose_name_plural = _("Boxes")
        constraints = [
            UniqueConstraint(fields=["office", "number"], name="a_box_number_is_used_once")
        ]
        indexes = [Index(fields=["location", "position", "id"], name="box_on_shelf")]

    def __str__(self) -> str:
        return str(self.number)

    @property
    def audit_chain(self) -> tuple[str, int]:
        """The chain in which the moves of the box are told."""
        return ("box", self.pk)
