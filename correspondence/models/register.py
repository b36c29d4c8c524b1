"""Registers (buku agenda), their yearly series, and the ledger of every number ever given."""

from datetime import date

from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, transition

from correspondence.models.locking import LockingQuerySet
from correspondence.outgoing_states import Purpose, Reset
from correspondence.states import EntryState

S = EntryState


class Register(models.Model):
    """A book of an office, such as the agenda of incoming letters."""

    class Direction(models.TextChoices):
        """Which letters the book lists."""

        INCOMING = "incoming", _("Incoming")
        OUTGOING = "outgoing", _("Outgoing")

    office = models.ForeignKey(
        "organization.Unit",
        on_delete=models.PROTECT,
        related_name="registers",
        verbose_name=_("Office"),
    )
    code = models.CharField(_("Code"), max_length=30)
    name = models.CharField(_("Name"), max_length=150)
    direction = models.CharField(
        _("Direction"), max_length=10, choices=Direction.choices, default=Direction.INCOMING
    )
    pattern = models.CharField(
        _("Number pattern"),
        max_length=100,
        default="{seq:04d}/{year}",
        help_text=_(
            "Parts: {seq}, {seq:04d}, {year}, {month}, {roman_month}, {day}; for outgoing letters "
            "also {security}, {type}, {class}, {unit}, {position}."
        ),
    )
    reset = models.CharField(
        _("Numbers begin again"), max_length=6, choices=Reset.choices, default=Reset.YEAR
    )
    unit = models.ForeignKey(
        "organization.Unit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Only for letters of this unit"),
    )
    types = models.ManyToManyField(
        "correspondence.LetterType",
        blank=True,
        related_name="+",
        verbose_name=_("Only for these types of letters"),
    )
    for_secret = models.BooleanField(_("Only for secret letters"), default=False)
    active = models.BooleanField(_("Active"), default=True)

    class Meta:
        verbose_name = _("Register")
        verbose_name_plural = _("Registers")
        ordering = ["office", "name"]
        constraints = [
            UniqueConstraint(fields=["office", "code"], name="a_register_code_is_used_once"),
            UniqueConstraint(
                fields=["office", "direction", "for_secret"],
                condition=Q(active=True, direction="incoming"),
                name="an_office_has_one_active_register_of_a_kind",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def audit_chain(self) -> tuple[str, int]:
        """Opening, closing and imports are recorded in the register's own chain."""
        return ("register", self.pk)


class NumberSeries(models.Model):
    """One year's book: the row that is locked when a number is taken."""

    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="series")
    year = models.PositiveSmallIntegerField(_("Year"))
    period = models.CharField(max_length=10, blank=True, default="", editable=False)
    last = models.PositiveIntegerField(_("Last number"), default=0)
    opened_with = models.PositiveIntegerField(_("Last number of the paper book"), default=0)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by_name = models.CharField(max_length=250, blank=True)

    objects = LockingQuerySet.as_manager()

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["register", "year", "period"], name="a_register_has_one_series_a_period"
            ),
            CheckConstraint(
                condition=Q(last__gte=models.F("opened_with")),
                name="a_series_never_falls_behind_its_opening",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.register_id}/{self.year}"

    @property
    def closes_from(self) -> date:
        """The last day of its year: before it the book is in use."""
        return date(self.year, 12, 31)


class RegisterEntry(models.Model):
    """One number of a book, with what became of it."""

    series = models.ForeignKey(NumberSeries, on_delete=models.PROTECT, related_name="entries")
    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="entries")
    year = models.PositiveSmallIntegerField()
    period = models.CharField(max_length=10, blank=True, default="")
    number = models.PositiveIntegerField()
    rendered = models.CharField(max_length=100)
    state = FSMField(max_length=10, choices=EntryState.choices, default=S.RESERVED, protected=True)
    letter = models.ForeignKey(
        "correspondence.Letter",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="entries",
    )
    taken_at = models.DateTimeField()
    taken_by_name = models.CharField(max_length=250, blank=True)
    void_reason = models.TextField(blank=True)
    remark = models.CharField(max_length=250, blank=True)
    is_legacy = models.BooleanField(default=False)
    dated = models.DateField(null=True, blank=True)
    purpose = models.CharField(max_length=10, choices=Purpose.choices, blank=True, default="")
    approved_by_name = models.CharField(max_length=250, blank=True)

    objects = LockingQuerySet.as_manager()

    class Meta:
        constraints = [
            UniqueConstraint(
                fields=["register", "year", "period", "number"],
                name="agenda_number_is_used_once",
            ),
            UniqueConstraint(
                fields=["register", "letter"],
                condition=Q(state=S.USED),
                name="a_letter_has_one_number_in_a_book",
            ),
            UniqueConstraint(
                fields=["register", "year", "rendered"],
                condition=Q(letter__isnull=False, is_legacy=False) & ~Q(state=S.VOID),
                name="no_two_letters_of_a_year_have_numbers_that_look_the_same",
            ),
            CheckConstraint(condition=Q(state__in=EntryState.values), name="entry_state_is_known"),
            CheckConstraint(
                condition=~Q(state=S.VOID) | ~Q(void_reason=""), name="a_void_number_has_a_reason"
            ),
        ]
        indexes = [
            Index(fields=["register", "year", "-number"], name="entry_page"),
            Index(fields=["register"], name="entry_reserved", condition=Q(state=S.RESERVED)),
        ]

    def __str__(self) -> str:
        return self.rendered

    @transition(field=state, source=S.RESERVED, target=S.USED)
    def use(self, *, letter_id: int) -> None:
        """The number stands on this letter."""
        self.letter_id = letter_id

    @transition(field=state, source=[S.RESERVED, S.USED], target=S.VOID)
    def make_void(self, *, reason: str) -> None:
        """The number stays in the book, unused, with its reason."""
        self.void_reason = reason
