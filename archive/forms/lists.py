"""Which list, and about whom."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from archive.lists.catalogue import KINDS
from eoffice.organization.models import Unit


class ListForm(forms.Form):
    """A list of the archive, narrowed down."""

    kind = forms.ChoiceField(
        label=_("List"), choices=[(name, kind.title) for name, kind in KINDS.items()]
    )
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("Unit"), required=False, empty_label=_("every unit")
    )
    code = forms.CharField(label=_("Classification code"), max_length=40, required=False)
    year = forms.IntegerField(label=_("Year"), required=False, min_value=1900, max_value=2200)
    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, units: Any, **kwargs: Any) -> None:
        super().__init__({"kind": "dossiers"} | dict(data.items()), **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]

    def wanted(self) -> dict[str, Any]:
        """What was chosen and makes sense; the list of dossiers where it does not."""
        self.is_valid()
        found = {
            name: value for name, value in self.cleaned_data.items() if value not in ("", None)
        }
        return {"kind": "dossiers"} | found
