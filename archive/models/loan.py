"""Loans: who borrows, what is out, and requests to keep it longer."""

from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, transition

from archive.loan_states import (
    AWAY,
    ApprovedBy,
    BorrowerKind,
    LentAs,
    LoanItemState,
    LoanState,
    MoreTimeState,
)
from archive.models.loan_facts import LoanFacts
from archive.states import Condition
from correspondence.models.locking import LockingQuerySet

S, Item, X = LoanState, LoanItemState, MoreTimeState


class Loan(LoanFacts):
    """One request and what became of it."""

    state = FSMField(max_length=10, choices=S.choices, default=S.REQUESTED, protected=True)

    objects = LockingQuerySet.as_manager()

    class Meta:
        verbose_name = _("Loan")
        verbose_name_plural = _("Loans")
        constraints = [
            CheckConstraint(condition=Q(state__in=S.values), name="loan_state_is_known"),
            UniqueConstraint(
                fields=["office", "year", "number"], name="a_loan_number_is_used_once"
            ),
            CheckConstraint(
                condition=Q(borrower_kind=BorrowerKind.OUTSIDER, borrower=None)
                | Q(borrower_kind=BorrowerKind.OFFICER, borrower__isnull=False),
                name="an_official_borrows_from_a_seat",
            ),
            CheckConstraint(
                condition=Q(approved_by__in=ApprovedBy.values), name="loan_authority_is_known"
            ),
            CheckConstraint(
                condition=~Q(state__in=[S.ON_LOAN, S.RETURNED]) | Q(handed_over_at__isnull=False),
                name="what_is_on_loan_was_handed_over",
            ),
        ]
        indexes = [
            Index(F("office"), F("requested_at").desc(), F("id").desc(), name="loan_of_office"),
            Index(fields=["borrower", "-id"], name="loan_of_borrower"),
            Index(fields=["office", "due_on", "id"], name="loan_due", condition=Q(state=S.ON_LOAN)),
            Index(fields=["office"], name="loan_asked_for", condition=Q(state=S.REQUESTED)),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def audit_chain(self) -> tuple[str, int]:
        """The chain in which the loan is told; each dossier tells of it too."""
        return ("loan", self.pk)

    @property
    def came_back(self) -> bool:
        """Whether anything was received back; a loan also ends when all of it is lost."""
        return self.items.exclude(back_at=None).exists()

    @transition(field=state, source=S.REQUESTED, target=S.APPROVED)
    def approve(self) -> None:
        """It may be handed over."""

    @transition(field=state, source=S.REQUESTED, target=S.REJECTED)
    def reject(self, *, reason: str) -> None:
        """It is not lent."""
        self.decision_note = reason

    @transition(field=state, source=[S.REQUESTED, S.APPROVED], target=S.CANCELLED)
    def cancel(self, *, reason: str) -> None:
        """Nobody came for it, or it is not needed any more."""
        self.decision_note = reason

    @transition(field=state, source=S.APPROVED, target=S.ON_LOAN)
    def hand_over(self) -> None:
        """The borrower has signed for it."""

    @transition(field=state, source=S.ON_LOAN, target=S.RETURNED)
    def close(self) -> None:
        """Nothing of it is out any more; what was lost has its minutes."""


class LoanItem(models.Model):
    """One thing that is lent: a whole dossier (no `item`) or one of its items."""

    loan = models.ForeignKey(Loan, on_delete=models.PROTECT, related_name="items")
    dossier = models.ForeignKey(
        "archive.Dossier", on_delete=models.PROTECT, related_name="loan_items"
    )
    item = models.ForeignKey(
        "archive.DossierItem",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="loan_items",
    )
    lent_as = models.CharField(max_length=5, choices=LentAs.choices, default=LentAs.PAPER)
    state = FSMField(max_length=8, choices=Item.choices, default=Item.WAITING, protected=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    out_at = models.DateTimeField(null=True, blank=True)
    condition_out = models.CharField(max_length=12, choices=Condition.choices, blank=True)
    back_at = models.DateTimeField(null=True, blank=True)
    condition_back = models.CharField(max_length=12, choices=Condition.choices, blank=True)
    back_to_name = models.CharField(max_length=250, blank=True)
    note = models.CharField(_("Note"), max_length=300, blank=True)
    lost_at = models.DateTimeField(null=True, blank=True)
    lost_number = models.CharField(_("Number of the minutes"), max_length=100, blank=True)
    lost_note = models.TextField(blank=True)
    lost_file = models.ForeignKey(
        "documents.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    found_at = models.DateTimeField(null=True, blank=True)

    objects = LockingQuerySet.as_manager()

    class Meta:
        constraints = [
            CheckConstraint(condition=Q(state__in=Item.values), name="loan_item_state_is_known"),
            UniqueConstraint(
                fields=["item"],
                condition=Q(lent_as=LentAs.PAPER, state__in=AWAY),
                name="the_paper_of_an_item_is_out_once",
            ),
            UniqueConstraint(
                fields=["dossier"],
                condition=Q(lent_as=LentAs.PAPER, state__in=AWAY, item=None),
                name="the_paper_of_a_dossier_is_out_once",
            ),
            UniqueConstraint(fields=["loan", "dossier", "item"], name="a_loan_names_an_item_once"),
            UniqueConstraint(
                fields=["loan", "dossier"],
                condition=Q(item=None),
                name="a_loan_names_a_whole_dossier_once",
            ),
            CheckConstraint(
                condition=~Q(lent_as=LentAs.COPY, state=Item.OUT) | Q(expires_at__isnull=False),
                name="a_digital_copy_expires",
            ),
            CheckConstraint(
                condition=~Q(lent_as=LentAs.COPY) | ~Q(state__in=[Item.LOST, Item.FOUND]),
                name="only_paper_is_lost",
            ),
        ]
        indexes = [
            Index(fields=["dossier"], name="loan_item_away", condition=Q(state__in=AWAY)),
            Index(
                fields=["expires_at"],
                name="copy_out",
                condition=Q(lent_as=LentAs.COPY, state=Item.OUT),
            ),
        ]

    def __str__(self) -> str:
        return f"loan {self.loan_id}: {self.dossier_id}/{self.item_id or '*'}"

    @transition(field=state, source=Item.WAITING, target=Item.OUT)
    def hand_out(self) -> None:
        """The borrower has it."""

    @transition(field=state, source=Item.WAITING, target=Item.DROPPED)
    def drop(self) -> None:
        """It is not lent after all."""

    @transition(field=state, source=Item.OUT, target=Item.BACK)
    def take_back(self, *, condition: str) -> None:
        """It lies in its place again; a digital copy ends like this too."""
        self.condition_back = condition

    @transition(field=state, source=Item.OUT, target=Item.LOST)
    def lose(self) -> None:
        """The borrower cannot bring it back."""

    @transition(field=state, source=Item.LOST, target=Item.FOUND)
    def find(self, *, condition: str) -> None:
        """It came to light and lies in its place again."""
        self.condition_back = condition


class LoanExtension(models.Model):
    """A request to keep it longer; its own machine, so that the loan goes on meanwhile."""

    loan = models.ForeignKey(Loan, on_delete=models.PROTECT, related_name="extensions")
    state = FSMField(max_length=8, choices=X.choices, default=X.ASKED, protected=True)
    asked_until = models.DateField()
    reason = models.TextField()
    cover_number = models.CharField(max_length=100, blank=True)
    cover_file = models.ForeignKey(
        "documents.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    asked_at = models.DateTimeField()
    asked_by_name = models.CharField(max_length=250)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by_name = models.CharField(max_length=250, blank=True)
    decision_note = models.TextField(blank=True)

    objects = LockingQuerySet.as_manager()

    class Meta:
        constraints = [
            CheckConstraint(condition=Q(state__in=X.values), name="loan_extension_state_is_known"),
            UniqueConstraint(
                fields=["loan"],
                condition=Q(state=X.ASKED),
                name="one_request_to_keep_a_loan_is_open",
            ),
        ]

    def __str__(self) -> str:
        return f"extension {self.pk} of loan {self.loan_id}"

    @transition(field=state, source=X.ASKED, target=X.GRANTED)
    def grant(self) -> None:
        """The due date moves."""

    @transition(field=state, source=X.ASKED, target=X.REFUSED)
    def refuse(self) -> None:
        """The due date stays."""
