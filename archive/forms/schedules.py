"""Importing, copying and changing versions of the retention schedule."""

from typing import Any

from django import forms
from django.core.validators import FileExtensionValidator
from django.utils.translation import gettext_lazy as _

from archive.models import RetentionRule
from archive.retention import LONGEST
from archive.states import FinalAction
from correspondence.forms.paper_fields import PaperDateField
from correspondence.states import Security


class VersionForm(forms.Form):
    """What is said of a version: its name, its regulation, and from when it holds."""

    name = forms.CharField(label=_("Name"), max_length=200)
    basis = forms.CharField(label=_("Regulation"), max_length=200, required=False)
    valid_from = PaperDateField(label=_("Valid from"))
    note = forms.CharField(
        label=_("Note"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class ImportForm(VersionForm):
    """The same with its table."""

    file = forms.FileField(
        label=_("Table (CSV or XLSX)"), validators=[FileExtensionValidator(["csv", "xlsx"])]
    )


class RuleForm(forms.Form):
    """One rule of a draft."""

    label = forms.CharField(label=_("Name"), max_length=300)
    active_years = forms.IntegerField(
        label=_("Active years"), min_value=0, max_value=LONGEST, required=False
    )
    active_trigger = forms.CharField(label=_("Counted from"), max_length=300, required=False)
    inactive_years = forms.IntegerField(
        label=_("Inactive years"), min_value=0, max_value=LONGEST, required=False
    )
    final_action = forms.ChoiceField(
        label=_("Final action"), required=False,
        choices=[("", _("none, a group of codes")), *FinalAction.choices],
    )  # fmt: skip
    final_note = forms.CharField(label=_("Exception"), max_length=300, required=False)
    security = forms.ChoiceField(label=_("Security"), choices=Security.choices)
    is_vital = forms.BooleanField(label=_("Vital record"), required=False)
    is_protected = forms.BooleanField(label=_("Protected record"), required=False)

    def __init__(self, *args: Any, rule: RetentionRule, **kwargs: Any) -> None:
        first = {name: getattr(rule, name) for name in self.base_fields}
        super().__init__(*args, initial=first, **kwargs)

    def clean(self) -> dict[str, Any]:
        """All three terms, or none."""
        found = super().clean() or {}
        terms = (found.get("active_years"), found.get("inactive_years"))
        known = [*(years is not None for years in terms), bool(found.get("final_action"))]
        if any(known) and not all(known):
            said = _("Active years, inactive years and final action belong together.")
            self.add_error(None, said)
        return found
