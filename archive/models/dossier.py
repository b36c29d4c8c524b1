"""The dossier (berkas): what a unit keeps together, with its machine and its retention."""

import secrets

from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _
from django_fsm import RETURN_VALUE, FSMField, transition

from archive import retention
from archive.models.dossier_facts import DossierFacts
from archive.states import GONE, DossierState
from correspondence.models.locking import LockingQuerySet

S = DossierState


def new_label_code() -> str:
    """An unguessable code for the QR of a printed label."""
    return secrets.token_hex(8)


class DossierQuerySet(LockingQuerySet["Dossier"]):
    """Trays of dossiers."""

    def standing(self) -> "DossierQuerySet":
        """Those that are still kept here."""
        return self.exclude(state__in=GONE)

    def free(self) -> "DossierQuerySet":
        """Those that no hold binds."""
        return self.filter(open_holds=0)


def is_free(dossier: "Dossier") -> bool:
    """No hold binds it: a hold stops every step."""
    return dossier.open_holds == 0


def came_from_closed(dossier: "Dossier") -> bool:
    """It was proposed while its unit still kept it: for transfer."""
    return dossier.came_from in ("", S.CLOSED)


def came_from_inactive(dossier: "Dossier") -> bool:
    """It was proposed while the records unit kept it: for destruction or hand-over."""
    return dossier.came_from == S.INACTIVE


def may_vanish(dossier: "Dossier") -> bool:
    """Vital and protected records are never destroyed."""
    return not (dossier.is_vital or dossier.is_protected)


class Dossier(DossierFacts):
    """A dossier and where it stands."""

    state = FSMField(max_length=12, choices=S.choices, default=S.OPEN, protected=True)
    came_from = models.CharField(max_length=12, blank=True, editable=False)
    label_code = models.CharField(max_length=16, unique=True, default=new_label_code)

    objects = DossierQuerySet.as_manager()

    class Meta:
        verbose_name = _("Dossier")
        verbose_name_plural = _("Dossiers")
        constraints = [
            CheckConstraint(condition=Q(state__in=S.values), name="dossier_state_is_known"),
            UniqueConstraint(
                fields=["office", "year", "number"], name="a_dossier_number_is_used_once"
            ),
            CheckConstraint(
                condition=Q(state=S.PROPOSED, came_from__in=[S.CLOSED, S.INACTIVE])
                | (~Q(state=S.PROPOSED) & Q(came_from="")),
                name="only_a_proposed_dossier_remembers_where_it_came_from",
            ),
            CheckConstraint(
                condition=Q(state=S.OPEN) | Q(closed_on__isnull=False),
                name="a_dossier_is_closed_on_a_day",
            ),
            CheckConstraint(
                condition=~Q(state__in=GONE) | Q(open_holds=0, ended_at__isnull=False),
                name="a_held_dossier_does_not_go",
            ),
            CheckConstraint(
                condition=~Q(state=S.DESTROYED) | Q(is_vital=False, is_protected=False),
                name="vital_and_protected_dossiers_are_not_destroyed",
            ),
            CheckConstraint(
                condition=Q(active_until=None, inactive_until=None, acts_from=None)
                | Q(
                    active_until__isnull=False,
                    inactive_until__isnull=False,
                    acts_from__isnull=False,
                    trigger_on__isnull=False,
                ),
                name="retention_dates_follow_from_a_trigger_date",
            ),
        ]
        indexes = [
            Index(F("office"), F("year").desc(), F("number").desc(), name="dossier_of_office"),
            Index(F("unit"), F("year").desc(), F("number").desc(), name="dossier_of_unit"),
            Index(fields=["office", "state", "id"], name="dossier_by_state"),
            Index(fields=["classification", "year", "id"], name="dossier_of_class"),
            Index(
                fields=["office", "active_until", "id"],
                name="dossier_due_for_transfer",
                condition=Q(state=S.CLOSED),
            ),
            Index(
                fields=["office", "final_action", "acts_from", "id"],
                name="dossier_due_for_final_action",
                condition=Q(state=S.INACTIVE),
            ),
            Index(fields=["box", "folder_number"], name="dossier_in_box"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    @property
    def audit_chain(self) -> tuple[str, int]:
        """The chain in which everything about this dossier is recorded."""
        return ("dossier", self.pk)

    @property
    def retention(self) -> retention.Retention:
        """Its dates, computed anew, and why: what the page and the lists tell."""
        return retention.retention(
            self.terms,
            self.trigger_on,
            is_vital=self.is_vital,
            is_protected=self.is_protected,
            holds=self.open_holds,
        )

    @transition(field=state, source=S.OPEN, target=S.CLOSED, conditions=[is_free])
    def close(self) -> None:
        """Nothing more is filed into it."""

    @transition(field=state, source=S.CLOSED, target=S.OPEN, conditions=[is_free])
    def reopen(self) -> None:
        """Work on the matter goes on; its retention stops."""
        self.closed_on = self.closed_at = None

    @transition(field=state, source=[S.CLOSED, S.INACTIVE], target=S.PROPOSED, conditions=[is_free])
    def propose(self) -> None:
        """It is on a frozen list."""
        self.came_from = self.state

    @transition(field=state, source=S.PROPOSED, target=RETURN_VALUE(S.CLOSED, S.INACTIVE))
    def release(self) -> str:
        """Withdrawn from the list: back to where it came from; a hold does not stop this."""
        came_from, self.came_from = self.came_from, ""
        return came_from

    @transition(
        field=state,
        source=[S.CLOSED, S.PROPOSED],
        target=S.INACTIVE,
        conditions=[is_free, came_from_closed],
    )
    def take_over(self) -> None:
        """The records unit keeps it from now on."""
        self.came_from = ""

    @transition(
        field=state,
        source=S.PROPOSED,
        target=S.DESTROYED,
        conditions=[is_free, came_from_inactive, may_vanish],
    )
    def destroy(self) -> None:
        """Its content is gone; its facts and the certificate stay."""
        self.came_from = ""

    @transition(
        field=state,
        source=S.PROPOSED,
        target=S.HANDED_OVER,
        conditions=[is_free, came_from_inactive],
    )
    def hand_over(self) -> None:
        """The archive institution has it."""
        self.came_from = ""


class DossierSeries(models.Model):
    """The last dossier number of an office in a year; the row is locked to take the next."""

    office = models.ForeignKey("organization.Unit", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            UniqueConstraint(fields=["office", "year"], name="one_dossier_series_per_year")
        ]

    def __str__(self) -> str:
        return f"{self.office_id}/{self.year}: {self.last}"
