"""Opening, changing, closing and filtering dossiers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from archive.forms.fields import ClassField
from archive.models import Dossier
from archive.states import CopyStatus, DossierState, Medium
from correspondence.forms.paper_fields import PaperDateField
from correspondence.states import Security
from eoffice.organization.models import Unit

DUE = [
    ("", _("whatever is due")),
    ("transfer", _("Due for transfer to the records unit")),
    ("destroy", _("Due for destruction")),
    ("hand_over", _("Due for hand-over")),
    ("reappraise", _("To be appraised again")),
    ("no_class", _("Dossiers without a classification")),
    ("no_trigger", _("Closed, but retention does not run")),
]
FILTERS = ("q", "unit", "state", "code", "year", "due")


class DossierForm(forms.Form):
    """What is said of a dossier when it is opened or changed."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit"), empty_label=None)
    title = forms.CharField(label=_("Title"), max_length=500)
    classification = ClassField(label=_("Classification code"), required=False)
    year = forms.IntegerField(label=_("Year"), min_value=1900, max_value=2200, required=False)
    security = forms.ChoiceField(label=_("Security"), choices=Security.choices)
    medium = forms.ChoiceField(label=_("Medium"), choices=Medium.choices)
    note = forms.CharField(
        label=_("Note"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, units: Any, organization_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["classification"].of(organization_id)  # type: ignore[attr-defined]


class ChangeForm(forms.Form):
    """What may be corrected of a dossier that stands; unit, year and number stay."""

    title = forms.CharField(label=_("Title"), max_length=500)
    classification = ClassField(label=_("Classification code"), required=False)
    security = forms.ChoiceField(label=_("Security"), choices=Security.choices)
    medium = forms.ChoiceField(label=_("Medium"), choices=Medium.choices)
    copy_status = forms.ChoiceField(label=_("Copy status"), choices=CopyStatus.choices)
    quantity = forms.IntegerField(label=_("Quantity"), min_value=1, max_value=100_000)
    quantity_unit = forms.CharField(label=_("Unit of quantity"), max_length=40, required=False)
    is_vital = forms.BooleanField(label=_("Vital record"), required=False)
    is_protected = forms.BooleanField(label=_("Protected record"), required=False)
    note = forms.CharField(
        label=_("Note"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, dossier: Dossier, **kwargs: Any) -> None:
        first = {name: getattr(dossier, name) for name in self.base_fields}
        super().__init__(*args, initial=first, **kwargs)
        self.fields["classification"].of(dossier.organization_id)  # type: ignore[attr-defined]


class CloseForm(forms.Form):
    """When the matter ended, and from when retention is counted."""

    closed_on = PaperDateField(label=_("Closed on"))
    trigger_on = PaperDateField(label=_("Trigger date"), required=False)


class TriggerForm(forms.Form):
    """When the event happened for which the rule waits."""

    trigger_on = PaperDateField(label=_("Trigger date"))


class WhyForm(forms.Form):
    """Why a dossier is opened again, or something taken out."""

    reason = forms.CharField(label=_("Reason"), max_length=500)


class DossierFilterForm(forms.Form):
    """What one looks for among the dossiers."""

    q = forms.CharField(label=_("Words or number"), max_length=100, required=False)
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("Unit"), required=False, empty_label=_("every unit")
    )
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("every state")), *DossierState.choices]
    )
    code = forms.CharField(label=_("Classification code"), max_length=40, required=False)
    year = forms.IntegerField(label=_("Year"), required=False, min_value=1900, max_value=2200)
    due = forms.ChoiceField(label=_("Due"), choices=DUE, required=False)

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]

    def wanted(self) -> dict[str, Any]:
        """The fields that were filled in and make sense."""
        self.is_valid()
        found = getattr(self, "cleaned_data", {})
        return {name: value for name, value in found.items() if value not in ("", None)}
