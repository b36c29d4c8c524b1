"""A branch of the chain: one desk's share of a sheet, with its own machine."""

from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, transition

from correspondence.models.locking import LockingQuerySet
from disposition.states import OPEN, BranchState

S = BranchState
AT_WORK = [S.READ, S.ACCEPTED]


class DispositionQuerySet(LockingQuerySet["Disposition"]):
    """Branches of chains."""

    def open(self) -> "DispositionQuerySet":
        """Those on which something is still to be done."""
        return self.filter(state__in=OPEN)

    def delivered(self) -> "DispositionQuerySet":
        """Those that lie before their receiver (not still at the desk of another office)."""
        return self.filter(delivered_at__isnull=False)

    def addressed_to(self, position_ids: "list[int]") -> "DispositionQuerySet":
        """Those that lie before one of these desks."""
        return self.delivered().filter(position__pk__in=position_ids)


def is_one_way(branch: "Disposition") -> bool:
    """It ends by being understood."""
    return branch.one_way


def is_two_way(branch: "Disposition") -> bool:
    """It ends by a report that the giver accepts."""
    return not branch.one_way


def is_not_binding(branch: "Disposition") -> bool:
    """The giver has not decided bindingly."""
    return not branch.is_binding


class Disposition(models.Model):
    """What one desk was asked to do, and how far it has got."""

    sheet = models.ForeignKey(
        "disposition.DispositionSheet", on_delete=models.PROTECT, related_name="branches"
    )
    letter = models.ForeignKey(
        "correspondence.Letter", on_delete=models.PROTECT, related_name="dispositions"
    )
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children",
        db_index=False,
    )  # fmt: skip
    giver = models.ForeignKey("organization.Position", on_delete=models.PROTECT, related_name="+")
    position = models.ForeignKey(
        "organization.Position", on_delete=models.PROTECT, related_name="+"
    )
    state = FSMField(max_length=12, choices=BranchState.choices, default=S.SENT, protected=True)
    one_way = models.BooleanField(default=False)
    is_binding = models.BooleanField(_("Decided bindingly"), default=False)
    arrival = models.ForeignKey(
        "correspondence.Arrival",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="branches",
    )
    replaces = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    due_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField()
    delivered_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    reported_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    end_reason = models.TextField(blank=True)
    acted_by_name = models.CharField(max_length=250, blank=True)
    acted_by_label = models.CharField(max_length=300, blank=True)
    warned_at = models.DateTimeField(null=True, blank=True)
    overdue_told_at = models.DateTimeField(null=True, blank=True)

    objects = DispositionQuerySet.as_manager()

    class Meta:
        constraints = [
            CheckConstraint(condition=Q(state__in=S.values), name="branch_state_is_known"),
            UniqueConstraint(
                fields=["sheet", "position"],
                condition=Q(state__in=OPEN),
                name="a_sheet_asks_a_position_once",
            ),
            CheckConstraint(
                condition=Q(is_binding=False) | ~Q(state=S.DECLINED),
                name="a_binding_branch_is_not_declined",
            ),
        ]
        indexes = [
            Index(fields=["letter", "id"], name="branch_of_letter"),
            Index(
                fields=["position", "due_at", "id"],
                name="branch_waiting",
                condition=Q(state__in=OPEN),
            ),
            Index(
                fields=["giver", "due_at", "id"],
                name="branch_given",
                condition=Q(state__in=OPEN),
            ),
            Index(  # of children only: SQLite would look for first branches in an index of all
                fields=["parent"], name="branch_below", condition=Q(parent__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"branch {self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done on it."""
        return self.state in OPEN

    @transition(field=state, source=S.SENT, target=S.READ)
    def read(self) -> None:
        """The holder (or who acts for him) has opened it."""

    @transition(field=state, source=S.READ, target=S.ACCEPTED, conditions=[is_two_way])
    def accept(self) -> None:
        """Work on it has begun; what is for information only is understood instead."""

    @transition(field=state, source=S.READ, target=S.DONE, conditions=[is_one_way])
    def understand(self) -> None:
        """A one-way instruction ends by being understood."""

    @transition(field=state, source=AT_WORK, target=S.REPORTED, conditions=[is_two_way])
    def report(self) -> None:
        """The answer lies before the giver."""

    @transition(field=state, source=S.REPORTED, target=S.DONE)
    def accept_report(self) -> None:
        """The giver is content."""

    @transition(field=state, source=S.REPORTED, target=S.ACCEPTED)
    def send_back_report(self) -> None:
        """The report is to be completed."""
        self.reported_at = None

    @transition(field=state, source=S.SENT, target=S.RECALLED)
    def recall(self) -> None:
        """Taken back while nobody had read it."""

    @transition(field=state, source=AT_WORK, target=S.DECLINED, conditions=[is_not_binding])
    def decline(self, *, reason: str) -> None:
        """Not theirs; back to the giver."""
        self.end_reason = reason

    @transition(field=state, source=[*AT_WORK, S.REPORTED], target=S.WITHDRAWN)
    def withdraw(self, *, reason: str) -> None:
        """The giver takes it away from the receiver."""
        self.end_reason = reason

    @transition(field=state, source=[*AT_WORK, S.REPORTED], target=S.REASSIGNED)
    def reassign(self, *, reason: str) -> None:
        """Work and reports move to another desk."""
        self.end_reason = reason

    @transition(field=state, source=S.DONE, target=S.ACCEPTED, conditions=[is_two_way])
    def reopen(self) -> None:
        """What was done is not done after all."""
        self.ended_at, self.end_reason = None, ""

    @transition(field=state, source=list(OPEN), target=S.ENDED)
    def end(self, *, reason: str) -> None:
        """The letter was closed or voided above it."""
        self.end_reason = reason
