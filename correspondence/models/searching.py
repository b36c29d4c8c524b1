"""What officers keep of their searches: a named question, a result that is packed to be taken."""

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, transition

from correspondence.models.locking import LockingQuerySet
from correspondence.states import ExportState

S = ExportState


class SavedSearch(models.Model):
    """A question under a name, for one officer; the address of the search page without a place."""

    organization = models.ForeignKey(
        "organization.Unit", on_delete=models.PROTECT, related_name="+"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("Name"), max_length=80)
    query = models.CharField(max_length=1000)
    saved_at = models.DateTimeField()

    objects = LockingQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            UniqueConstraint(fields=["user", "name"], name="a_person_names_a_search_once")
        ]

    def __str__(self) -> str:
        return self.name


class SearchExport(models.Model):
    """A result that a worker packs: a table, the facts of every letter, the pages as PDF.

    Only who asked for it can take it, and only for a day. `letters`: whose pages are in it.
    """

    organization = models.ForeignKey(
        "organization.Unit", on_delete=models.PROTECT, related_name="+"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    position_id = models.BigIntegerField(default=0)
    query = models.CharField(max_length=1000)
    state = FSMField(max_length=10, choices=S.choices, default=S.WAITING, protected=True)
    asked_at = models.DateTimeField()
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    letters = models.JSONField(default=list)
    key = models.CharField(max_length=100, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    ready_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)

    objects = LockingQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            CheckConstraint(condition=Q(state__in=S.values), name="export_state_is_known"),
            CheckConstraint(
                condition=~Q(state=S.READY) | (~Q(key="") & Q(expires_at__isnull=False)),
                name="a_ready_export_has_bytes_and_an_end",
            ),
        ]
        indexes = [
            Index(fields=["user", "-asked_at"], name="export_of_person"),
            Index(fields=["expires_at"], condition=Q(state="ready"), name="export_to_expire"),
        ]

    def __str__(self) -> str:
        return f"export {self.pk}"

    @property
    def audit_chain(self) -> tuple[str, int]:
        """With what else the person does with the account."""
        return ("account", self.user_id)

    @transition(field=state, source=S.WAITING, target=S.WORKING)
    def start(self) -> None:
        """A worker has begun to pack."""

    @transition(field=state, source=S.WORKING, target=S.READY)
    def finish(self) -> None:
        """It can be taken."""

    @transition(field=state, source=[S.WAITING, S.WORKING], target=S.FAILED)
    def fail(self) -> None:
        """It could not be packed."""

    @transition(field=state, source=[S.WAITING, S.WORKING], target=S.CANCELLED)
    def cancel(self) -> None:
        """Who asked for it does not want it: the worker stops at its next look."""

    @transition(field=state, source=S.READY, target=S.EXPIRED)
    def expire(self) -> None:
        """Its time is over: the bytes are to be deleted, and the key goes with them."""
