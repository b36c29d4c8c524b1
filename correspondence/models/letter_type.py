"""Letter types an office works with; admin data."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from correspondence.outgoing_states import Layout, Paper, StepKind


class LetterType(models.Model):
    """A type of letter, such as an invitation or a complaint."""

    organization = models.ForeignKey(
        "organization.Unit",
        on_delete=models.PROTECT,
        related_name="letter_types",
        verbose_name=_("Organisation"),
    )
    code = models.CharField(_("Code"), max_length=30)
    name = models.CharField(_("Name"), max_length=100)
    for_incoming = models.BooleanField(_("For incoming letters"), default=True)
    is_complaint = models.BooleanField(_("The complainant is sealed"), default=False)
    has_event = models.BooleanField(_("Has an event with date and place"), default=False)
    needs_answer = models.BooleanField(_("Is to be answered"), default=True)
    for_outgoing = models.BooleanField(_("For outgoing letters"), default=False)
    layout = models.CharField(
        _("Layout"), max_length=12, choices=Layout.choices, default=Layout.LETTER
    )
    paper = models.CharField(_("Paper"), max_length=4, choices=Paper.choices, default=Paper.F4)
    parts = models.JSONField(
        _("Parts required"),
        default=list,
        blank=True,
        help_text=_("Parts that must not stay empty before the draft is sent up the line."),
    )
    number_code = models.CharField(
        _("Code in numbers"), max_length=20, blank=True, help_text=_("For {type}: S, ND, UND …")
    )
    signer_groups = models.ManyToManyField(
        "organization.PositionGroup",
        blank=True,
        related_name="+",
        verbose_name=_("Position groups that may sign"),
        help_text=_("Without any, the heads of offices sign."),
    )
    classification = models.ForeignKey(
        "correspondence.Classification",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Usual classification"),
    )
    order = models.PositiveSmallIntegerField(_("Order"), default=0)
    active = models.BooleanField(_("Active"), default=True)

    class Meta:
        verbose_name = _("Letter type")
        verbose_name_plural = _("Letter types")
        ordering = ["order", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "code"], name="a_letter_type_code_is_used_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


class RouteStep(models.Model):
    """A check that a type of letter asks for beside the line of superiors."""

    type = models.ForeignKey(LetterType, on_delete=models.CASCADE, related_name="route")
    kind = models.CharField(
        _("Kind"), max_length=14, choices=StepKind.choices, default=StepKind.COORDINATION
    )
    position = models.ForeignKey(
        "organization.Position",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("Position"),
    )
    order = models.PositiveSmallIntegerField(_("Order"), default=1)

    class Meta:
        verbose_name = _("Check of a draft")
        verbose_name_plural = _("Checks of a draft")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["type", "position"], name="a_type_asks_a_position_once")
        ]

    def __str__(self) -> str:
        return str(self.position)
