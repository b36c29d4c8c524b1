"""Places and boxes: setting them up, and the one field into which a scanner types."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from archive.actions.places import MOST_BOXES, PlaceData
from archive.models import Box, Dossier, StorageLocation
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

    @property
    def place(self) -> PlaceData:
        """What is to be set up."""
        data, above = self.cleaned_data, self.cleaned_data["parent"]
        return PlaceData(data["kind"], data["code"], data["name"], above.pk if above else None)


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

    @property
    def wanted(self) -> tuple[int, int | None]:
        """How many, and the place by its id."""
        place = self.cleaned_data["place"]
        return self.cleaned_data["count"], place.pk if place else None


class IntoBoxForm(forms.Form):
    """A box of the office by its number, and the number of the folder in it."""

    box = forms.IntegerField(label=_("Number of the box"), min_value=1, max_value=999_999_999)
    folder = forms.IntegerField(
        label=_("Number of the folder"), min_value=1, max_value=32_000, required=False,
        help_text=_("Empty: the next number of the box."),
    )  # fmt: skip

    def __init__(self, *args: Any, dossier: Dossier, **kwargs: Any) -> None:
        first = {"box": dossier.box.number if dossier.box else None}
        super().__init__(*args, initial=first | {"folder": dossier.folder_number}, **kwargs)
        self.office_id = dossier.office_id

    def clean_box(self) -> Box:
        """The box itself."""
        number = self.cleaned_data["box"]
        found: Box | None = Box.objects.filter(office=self.office_id, number=number).first()
        if found is None:
            raise forms.ValidationError(_("There is no box with this number."))
        return found

    @property
    def box_and_folder(self) -> dict[str, Any]:
        """The box by its id, and the folder."""
        return {"box_id": self.cleaned_data["box"].pk, "folder": self.cleaned_data["folder"]}


class ScanForm(forms.Form):
    """One field for the hand-held scanner, or for a code that is typed."""

    code = forms.CharField(
        label=_("Label"), max_length=300,
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "off", "class": "mono"}),
        help_text=_(
            "Scan the QR of the label, or type its code or what is written on it, and press Enter."
        ),
    )  # fmt: skip
