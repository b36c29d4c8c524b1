"""Seats and what belongs to them: groups, reach of dispositions, task teams, roles.

Work is addressed to a position, never to a person.
"""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from eoffice.organization.states import Reach, Role, SecurityLimit


class PositionGroup(models.Model):
    """Positions of one rank and habit; who may dispose to whom is kept per group."""

    organization = models.ForeignKey(
        "organization.Unit", models.PROTECT, related_name="groups", verbose_name=_("organisation")
    )
    name = models.CharField(_("name"), max_length=100)
    code = models.SlugField(_("code"), max_length=40)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("position group")
        verbose_name_plural = _("position groups")
        ordering = ["order", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "code"],
                name="a_group_code_is_used_once_in_an_organization",
            )
        ]

    def __str__(self) -> str:
        return self.name


class DisposeReach(models.Model):
    """One permission of a group: to whom its positions may dispose."""

    group = models.ForeignKey(
        PositionGroup, models.CASCADE, related_name="reaches", verbose_name=_("position group")
    )
    reach = models.CharField(_("may dispose to"), max_length=15, choices=Reach)

    class Meta:
        verbose_name = _("reach of dispositions")
        verbose_name_plural = _("reaches of dispositions")
        constraints = [
            models.UniqueConstraint(fields=["group", "reach"], name="a_group_has_a_reach_once")
        ]

    def __str__(self) -> str:
        return self.get_reach_display()


class PositionQuerySet(models.QuerySet["Position"]):
    """Chainable questions about seats."""

    def active(self) -> "PositionQuerySet":
        """Seats that still exist."""
        return self.filter(active=True)

    def in_organization(self, organization_id: int) -> "PositionQuerySet":
        """Seats of the root and of everything below it."""
        return self.filter(Q(unit_id=organization_id) | Q(unit__organization_id=organization_id))

    def in_office(self, office_id: int) -> "PositionQuerySet":
        """Seats of the office and its own units, without the offices nested in it."""
        return self.filter(Q(unit_id=office_id) | Q(unit__office_id=office_id))

    def with_role(self, role: str, on: date) -> "PositionQuerySet":
        """Seats that have this role on that day."""
        return self.filter(
            Q(roles__valid_until__isnull=True) | Q(roles__valid_until__gte=on),
            roles__role=role,
            roles__valid_from__lte=on,
        ).distinct()

    def locked(self, pk: int) -> "Position":
        """The current row, held until the transaction ends. Use inside actions only."""
        return self.select_for_update(of=("self",), no_key=True).get(pk=pk)


class Position(models.Model):
    """A seat in a unit. Several seats may bear one title; a seat may be vacant."""

    unit = models.ForeignKey(
        "organization.Unit", models.PROTECT, related_name="positions", verbose_name=_("unit")
    )
    title = models.CharField(_("title"), max_length=200)
    short_title = models.CharField(_("short title"), max_length=80, blank=True, default="")
    superior = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="subordinates",
        verbose_name=_("superior"),
    )
    group = models.ForeignKey(
        PositionGroup,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="positions",
        verbose_name=_("position group"),
    )
    is_head = models.BooleanField(_("heads its unit"), default=False)
    is_functional = models.BooleanField(_("functional position"), default=False)
    echelon = models.CharField(_("echelon"), max_length=10, blank=True, default="")
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    active = models.BooleanField(_("active"), default=True)

    objects = PositionQuerySet.as_manager()

    class Meta:
        verbose_name = _("position")
        verbose_name_plural = _("positions")
        ordering = ["order", "title", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(superior__isnull=True) | ~Q(superior=F("id")),
                name="a_position_is_not_its_own_superior",
            ),
            models.UniqueConstraint(
                fields=["unit"],
                condition=Q(is_head=True, active=True),
                name="a_unit_has_one_head",
            ),
        ]

    def __str__(self) -> str:
        return self.short_title or self.title


class PositionRole(models.Model):
    """A role of a seat in a period. An auditor's row names the order, the units and the limit."""

    position = models.ForeignKey(
        Position, models.PROTECT, related_name="roles", verbose_name=_("position")
    )
    role = models.CharField(_("role"), max_length=15, choices=Role)
    valid_from = models.DateField(_("from"))
    valid_until = models.DateField(_("until"), null=True, blank=True)
    order_number = models.CharField(
        _("number of the order"), max_length=100, blank=True, default=""
    )
    units = models.ManyToManyField(
        "organization.Unit", blank=True, related_name="+", verbose_name=_("limited to units")
    )
    security_limit = models.CharField(
        _("up to security level"),
        max_length=14,
        choices=SecurityLimit,
        default=SecurityLimit.BIASA,
    )

    class Meta:
        verbose_name = _("role of a position")
        verbose_name_plural = _("roles of positions")
        ordering = ["position", "role", "valid_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="a_role_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(role=Role.AUDITOR)
                | (Q(valid_until__isnull=False) & ~Q(order_number="")),
                name="an_auditor_has_an_order_and_an_end",
            ),
            models.UniqueConstraint(
                fields=["position", "role"],
                condition=Q(valid_until__isnull=True),
                name="a_position_has_a_role_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.get_role_display()


class TaskTeam(models.Model):
    """A team beside the line: its leader may dispose to its members."""

    office = models.ForeignKey(
        "organization.Unit", models.PROTECT, related_name="task_teams", verbose_name=_("office")
    )
    name = models.CharField(_("name"), max_length=150)
    leader = models.ForeignKey(
        Position, models.PROTECT, related_name="teams_led", verbose_name=_("leader")
    )
    members = models.ManyToManyField(
        Position, blank=True, related_name="teams", verbose_name=_("members")
    )
    active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("task team")
        verbose_name_plural = _("task teams")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
