"""The boxes of the organisation chart. A root is an organisation; offices nest in it.

`organization` (the root) and `office` (the nearest office above) are copies that make lists cheap.
Only the action `place_unit` writes them; `queries.misplaced_units` finds faults.
"""

from zoneinfo import ZoneInfo

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from tree_queries.fields import TreeNodeForeignKey
from tree_queries.models import TreeNode
from tree_queries.query import TreeQuerySet

from eoffice.organization.states import TimeZone, UnitKind


class UnitQuerySet(TreeQuerySet):
    """Chainable questions about units."""

    def active(self) -> "UnitQuerySet":
        """Units that still exist."""
        return self.filter(active=True)

    def offices(self) -> "UnitQuerySet":
        """Units with a desk, registers and a calendar of their own."""
        return self.filter(is_office=True)

    def in_organization(self, organization_id: int) -> "UnitQuerySet":
        """The root and everything below it."""
        return self.filter(Q(pk=organization_id) | Q(organization_id=organization_id))

    def in_office(self, office_id: int) -> "UnitQuerySet":
        """The office and its own units, without the offices nested in it."""
        return self.filter(Q(pk=office_id) | Q(office_id=office_id))

    def locked(self, pk: int) -> "Unit":
        """The current row, held until the transaction ends. Use inside actions only."""
        return self.select_for_update(of=("self",), no_key=True).get(pk=pk)


class Unit(TreeNode):
    """A unit of work; with `is_office` it has its own desk, registers, calendar and admin."""

    parent = TreeNodeForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("above it"),
    )
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60, blank=True, default="")
    code = models.CharField(_("code"), max_length=30, blank=True, default="")
    kind = models.CharField(_("kind"), max_length=20, choices=UnitKind, default=UnitKind.SECTION)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_office = models.BooleanField(
        _("is an office"),
        default=False,
        help_text=_("Has its own intake desk, registers, calendar, time zone and admin."),
    )
    organization = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="units_of_tree"
    )
    office = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="units_of_office"
    )
    time_zone = models.CharField(
        _("time zone"), max_length=40, choices=TimeZone, blank=True, default=""
    )
    address = models.TextField(_("address"), blank=True, default="")
    letterhead = models.TextField(
        _("letterhead"), blank=True, default="", help_text=_("One line of the letterhead per line.")
    )
    active = models.BooleanField(_("active"), default=True)

    desk_minutes = models.PositiveIntegerField(
        _("minutes for the desk"), default=60, validators=[MinValueValidator(1)]
    )
    first_disposition_minutes = models.PositiveIntegerField(
        _("minutes to the first disposition"), default=240, validators=[MinValueValidator(1)]
    )
    head_sees_all = models.BooleanField(_("the head sees all letters"), default=True)
    siblings_see_notes = models.BooleanField(
        _("receivers of one disposition see each other's notes"), default=False
    )
    uses_classification = models.BooleanField(_("uses classification codes"), default=False)
    requires_second_factor_roles = models.JSONField(
        _("roles that need a second factor"), blank=True, default=list
    )

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["order", "name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="a_unit_is_not_above_itself",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True, organization__isnull=True)
                | Q(parent__isnull=False, organization__isnull=False),
                name="only_a_root_is_an_organization",
            ),
            models.CheckConstraint(
                condition=Q(is_office=True, office__isnull=True)
                | Q(is_office=False, office__isnull=False),
                name="a_unit_is_an_office_or_belongs_to_one",
            ),
            models.CheckConstraint(
                condition=Q(is_office=False) | ~Q(time_zone=""), name="an_office_has_a_time_zone"
            ),
            models.UniqueConstraint(
                fields=["organization", "code"],
                condition=~Q(code=""),
                name="a_unit_code_is_used_once_in_an_organization",
            ),
        ]

    def __str__(self) -> str:
        return self.short_name or self.name

    @property
    def root_id(self) -> int:
        """The id of the organisation, which for a root is its own."""
        return self.organization_id or self.pk

    @property
    def root(self) -> "Unit":
        """The organisation."""
        return self.organization or self

    @property
    def own_office_id(self) -> int:
        """The id of the office, which for an office is its own."""
        return self.office_id or self.pk

    @property
    def own_office(self) -> "Unit":
        """The office whose desk, registers and calendar serve this unit."""
        return self.office or self

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which this unit works."""
        return ZoneInfo(self.own_office.time_zone)
