"""Places and boxes: setting them up, and the one field into which a scanner types."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from archive.actions.places import MOST_BOXES
from archive.models import StorageLocation
from archive.states import PlaceKind


class PlaceForm(forms.Form):
    """A room, a shelf in a room, or a row of a shelf."""

    kind = forms.ChoiceField(label=_("Kind"), choices=PlaceKind.choices)
    parent = forms.ModelChoiceField(
        StorageLocation.objects.none(), label=_("Stands in"), required=False,
        empty_label=_("nothing: it is a room"),
    )  # fmt: skip
    code = forms.CharField(
        label=_("Code"), max_length=20, help_text=_("Short, as it stands on the shelf: R1, A, 3.")
    )
    name = forms.CharField(label=_("Name"), max_length=120, required=False)

    def __init__(self, *args: Any, places: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = places  # type: ignore[attr-defined]


class PlaceChangeForm(forms.Form):
    """What may be changed of a place; its code stays."""

    name = forms.CharField(label=_("Name"), max_length=120, required=False)
    active = forms.BooleanField(label=_("In use"), required=False)


class BoxesForm(forms.Form):
    """How many boxes, and on which shelf."""

    count = forms.IntegerField(
        label=_("How many boxes"), min_value=1, max_value=MOST_BOXES, initial=1
    )
    place = forms.ModelChoiceField(
        StorageLocation.objects.none(), label=_("Shelf"), required=False,
        empty_label=_("not on a shelf yet"),
    )  # fmt: skip

    def __init__(self, *args: Any, places: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = places  # type: ignore[attr-defined]


class ScanForm(forms.Form):
    """One field for the hand-held scanner, or for a code that is typed."""

    code = forms.CharField(
        label=_("Label"), max_length=300,
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "off", "class": "mono"}),
        help_text=_("Scan the QR of the label, or type its code and press Enter."),
    )  # fmt: skip
