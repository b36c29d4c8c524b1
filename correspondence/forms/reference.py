"""Forms of reference data in the office administration: types of letters and books.

Pages of the administration show them; what is written here is data that every desk works with.
"""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from correspondence import draft_content, numbering_pattern
from correspondence.models import Classification, LetterType, Register, RouteStep
from correspondence.outgoing_states import Layout, Reset
from eoffice.organization.broken_rules import RuledForm
from eoffice.organization.models import PositionGroup

TOKENS: tuple[tuple[str, str | Promise], ...] = (
    ("{seq}", _("running number")),
    ("{seq:04d}", _("running number with leading zeros")),
    ("{year}", _("year")),
    ("{month}", _("month, 08")),
    ("{roman_month}", _("month, VIII")),
    ("{day}", _("day of the month, 05")),
    ("{security}", _("outgoing: B, T, R or SR")),
    ("{type}", _("outgoing: code of the type, ND")),
    ("{class}", _("outgoing: classification code")),
    ("{unit}", _("outgoing: code of the signing unit")),
    ("{position}", _("outgoing: short title of the signing desk")),
)
MONTHS, DAY = ("{month}", "{roman_month}"), "{day}"


def tokens_explained() -> SafeString:
    """Every part of a number pattern with what it becomes, as a list."""
    return format_html_join("\n", "<code>{}</code> {}<br>", TOKENS)


class ClassificationForm(RuledForm):
    """A code that no other is but for its case: KP.01 and kp.01 would part what is one."""

    class Meta:
        model = Classification
        fields = [
            *("organization", "parent", "code", "name", "note"),
            *("valid_from", "valid_until", "active"),
        ]

    def clean(self) -> dict[str, Any]:
        """Told at the field of the code."""
        given = super().clean() or {}
        root = given.get("organization", self.instance.organization_id)
        same = Classification.objects.filter(organization=root, code__iexact=given.get("code", ""))
        if other := same.exclude(pk=self.instance.pk).exclude(code=given.get("code")).first():
            said = _("This code is there already, as %(code)s.")
            self.add_error("code", forms.ValidationError(said, params={"code": other.code}))
        return self.cleaned_data


class RegisterForm(RuledForm):
    """A book whose pattern can number its letters."""

    class Meta:
        model = Register
        fields = [
            *("office", "code", "name", "direction", "pattern", "reset"),
            *("unit", "types", "for_secret", "active"),
        ]
        widgets = {"types": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "office" in self.fields:
            units = self.fields["office"].queryset  # type: ignore[attr-defined]
            _offer(self, "office", units.filter(is_office=True))
        if "pattern" in self.fields:
            self.fields["pattern"].help_text = tokens_explained()
        if self.instance.pk and "types" in self.fields:
            own = LetterType.objects.filter(organization=self.instance.office.root_id)
            _offer(self, "types", own.filter(for_outgoing=True))

    def clean_pattern(self) -> str:
        """Told at the field, with what is wrong."""
        pattern: str = self.cleaned_data["pattern"]
        numbering_pattern.check(pattern)
        return pattern

    def clean(self) -> dict[str, Any]:
        """What only an outgoing book has, and whose units and types it may name."""
        given = self.instance_facts() | (super().clean() or {})
        pattern = given.get("pattern") or ""
        if given["direction"] == Register.Direction.INCOMING:
            self._check_incoming(given, pattern)
        elif given["office"] is not None:
            self._check_outgoing(given)
        self._check_reset(given["reset"], pattern)
        return self.cleaned_data

    def instance_facts(self) -> dict[str, Any]:
        """What a form that may not change everything leaves as it is."""
        book = self.instance
        return {
            "office": book.office if book.office_id else None,
            "direction": book.direction,
            "reset": book.reset,
            "pattern": book.pattern,
            "unit": book.unit,
            "types": [],
        }

    def _check_reset(self, reset: str, pattern: str) -> None:
        """A number that comes again within a year has to say in which part of it."""
        if reset != Reset.YEAR and not any(part in pattern for part in MONTHS):
            said = _("Numbers that begin again within a year need {month} or {roman_month}.")
            self.add_error("pattern", said)
        elif reset == Reset.DAY and DAY not in pattern:
            said = _("Numbers that begin again every day need {day} beside the month.")
            self.add_error("pattern", said)

    def _check_incoming(self, given: dict[str, Any], pattern: str) -> None:
        if any(f"{{{name}}}" in pattern for name in numbering_pattern.FACTS):
            self.add_error(
                "pattern",
                _(
                    "A book of incoming letters knows only {seq}, {year}, {month}, "
                    "{roman_month} and {day}."
                ),
            )
        if given["reset"] != Reset.YEAR:
            self.add_error("reset", _("Books of incoming letters begin again every year."))
        if given["unit"] or given["types"]:
            self.add_error(None, _("Only books of outgoing letters are for one unit or type."))

    def _check_outgoing(self, given: dict[str, Any]) -> None:
        office = given["office"]
        if given["unit"] and given["unit"].own_office_id != office.pk:
            self.add_error("unit", _("This unit belongs to another office."))
        foreign = [kind for kind in given["types"] if kind.organization_id != office.root_id]
        if foreign or any(not kind.for_outgoing for kind in given["types"]):
            self.add_error("types", _("Choose outgoing types of the same organisation only."))


class LetterTypeForm(RuledForm):
    """A type of letter; only parts that its layout has can be required.

    After cleaning, `lost` names the required parts that the chosen layout does not have.
    """

    parts = forms.MultipleChoiceField(
        label=_("Parts required"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Parts that must not stay empty before the draft is sent up the line."),
    )

    class Meta:
        model = LetterType
        fields = [
            *("organization", "code", "name", "order", "active", "for_incoming", "is_complaint"),
            *("has_event", "needs_answer", "for_outgoing", "layout", "paper", "parts"),
            *("number_code", "signer_groups", "classification"),
        ]
        widgets = {"signer_groups": forms.CheckboxSelectMultiple}

    lost: list[str]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lost = []
        if "parts" in self.fields:
            self.fields["parts"].choices = part_choices()  # type: ignore[attr-defined]
        if self.instance.pk:
            root = self.instance.organization_id
            _offer(self, "signer_groups", PositionGroup.objects.filter(organization=root))
            _offer(self, "classification", Classification.objects.filter(organization=root))

    def clean(self) -> dict[str, Any]:
        """Parts of the layout only; groups and classification of the same organisation."""
        given = super().clean() or self.cleaned_data
        known = draft_content.PARTS_OF[given.get("layout") or self.instance.layout]
        chosen = given.get("parts") or []
        self.lost = [name for name in chosen if name not in known]
        given["parts"] = [name for name in known if name in chosen]
        root_id = getattr(given.get("organization"), "pk", self.instance.organization_id)
        code = given.get("classification")
        if code and code.organization_id != root_id:
            self.add_error("classification", _("Choose a code of the same organisation."))
        groups = given.get("signer_groups") or ()
        if any(group.organization_id != root_id for group in groups):
            self.add_error("signer_groups", _("Choose groups of the same organisation."))
        return given


def _offer(form: forms.ModelForm, name: str, rows: QuerySet[Any]) -> None:
    """Only these rows; whoever sees several organisations is not offered those of the others."""
    if name in form.fields:
        form.fields[name].queryset = rows  # type: ignore[attr-defined]


def part_choices() -> list[tuple[str, str | Promise]]:
    """Every part with the layouts that have it, so that one sees which can be required."""
    return [(name, _with_layouts(name, label)) for name, label in draft_content.PARTS.items()]


def _with_layouts(name: str, label: str | Promise) -> str | Promise:
    has = [layout.label for layout in Layout if name in draft_content.PARTS_OF[layout]]
    if len(has) == len(Layout):
        return label
    shown = [has[0], *(format_lazy(", {}", layout) for layout in has[1:])]
    return format_lazy("{} ({})", label, format_lazy("{}" * len(shown), *shown))


class RouteStepForm(RuledForm):
    """A check by a desk of the organisation to which the type belongs."""

    class Meta:
        model = RouteStep
        fields = ["kind", "position", "order"]

    def clean(self) -> dict[str, Any]:
        """The desk sits in the same organisation."""
        given = super().clean() or self.cleaned_data
        position, kind = given.get("position"), getattr(self.instance, "type", None)
        root_id = kind.organization_id if kind else None
        if position and root_id not in (None, position.unit.root_id):
            self.add_error("position", _("Choose a desk of the same organisation."))
        return given
