"""Small forms of the desk: a reason, the parts of a split, another addressee, a filter."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from correspondence.forms.paper_fields import PaperDateField, SeatField, new_token
from correspondence.forms.ticked_seats import TickedSeats
from correspondence.models import Contact, Letter, Scan
from correspondence.numbering_pattern import LARGEST_SEQUENCE
from correspondence.queries.labelled import letter_numbered, letter_of_label
from correspondence.queries.registers import BookFilter
from correspondence.states import EntryState
from eoffice.organization.models import Unit
from eoffice.organization.officer import Officer

RANGE = re.compile(r"^(\d+)(?:\s*-\s*(\d+))?$")
SHOWS = [
    ("waiting", _("Waiting")),
    ("mine", _("Mine")),
    ("skipped", _("Skipped")),
    ("refused", _("Refused")),
    ("discarded", _("Set aside")),
]


class ReasonForm(forms.Form):
    """Why something is done that has to be explained later."""

    reason = forms.CharField(label=_("Reason"), max_length=200)
    token = forms.CharField(
        max_length=40, required=False, widget=forms.HiddenInput, initial=new_token
    )


class PurposeForm(forms.Form):
    """What a sealed identity is needed for."""

    purpose = forms.CharField(
        label=_("What is it needed for?"), min_length=10, max_length=500, widget=forms.Textarea
    )


class SplitForm(forms.Form):
    """Which pages belong together: "1-2, 3, 4-6"."""

    ranges = forms.CharField(
        label=_("Pages of each letter"), max_length=500,
        help_text=_("Write for example: 1-2, 3, 4-6."),
    )  # fmt: skip

    def clean_ranges(self) -> list[tuple[int, int]]:
        """The ranges as pairs of first and last page."""
        found = [RANGE.match(part.strip()) for part in self.cleaned_data["ranges"].split(",")]
        if not all(found):
            raise ValidationError(_("Write for example: 1-2, 3, 4-6."))
        return [(int(m[1]), int(m[2] or m[1])) for m in found if m]


class AddToLetterForm(forms.Form):
    """The letter to which the pages of a scan belong, by its agenda number."""

    number = forms.CharField(label=_("Agenda number"), max_length=100)

    def __init__(self, *args: Any, scan: Scan, officer: Officer, **how: Any) -> None:
        super().__init__(*args, **how)
        self.scan, self.officer = scan, officer
        if labelled := letter_of_label(scan, officer):
            self.initial.setdefault("number", labelled.agenda_number)

    def clean_number(self) -> Letter:
        """The letter itself."""
        number = self.cleaned_data["number"]
        if letter := letter_numbered(number, self.scan, self.officer):
            return letter
        raise ValidationError(_("No letter of this office bears this agenda number."))


class ReaddressForm(TickedSeats):
    """Another addressee, or several, for a letter that came back."""

    addressee = SeatField(label=_("To"))
    also_text = forms.CharField(label=_("Also to"), max_length=1000, required=False)
    reason = forms.CharField(label=_("Reason"), max_length=200)
    token = forms.CharField(
        max_length=40, required=False, widget=forms.HiddenInput, initial=new_token
    )

    def __init__(self, *args: Any, office: Unit, **how: Any) -> None:
        super().__init__(*args, **how)
        self.office = office
        self._ask_for_seats()

    @property
    def to(self) -> tuple[int, ...]:
        """The desks before which the letter is put."""
        chosen = (self.cleaned_data["addressee"], *self.cleaned_data["also_text"])
        return tuple(dict.fromkeys(chosen))


class TrayFilter(forms.Form):
    """What of the tray is shown."""

    q = forms.CharField(label=_("Name of the file"), max_length=100, required=False)
    show = forms.ChoiceField(label=_("Show"), choices=SHOWS, required=False)


class BookFilterForm(forms.Form):
    """What of a book is shown."""

    q = forms.CharField(label=_("Subject, sender or number"), max_length=200, required=False)
    since = PaperDateField(label=_("Received from"), required=False)
    until = PaperDateField(label=_("until"), required=False)
    state = forms.ChoiceField(
        label=_("State"), choices=[("", _("All")), *EntryState.choices], required=False
    )

    def wanted(self) -> BookFilter:
        """The filter as a value; a field that cannot be read filters nothing."""
        self.is_valid()
        data = getattr(self, "cleaned_data", {})
        return BookFilter(
            since=data.get("since"),
            until=data.get("until"),
            words=data.get("q") or "",
            state=data.get("state") or "",
        )


class OpenBookForm(forms.Form):
    """A year's book begins after the last number of the paper book."""

    year = forms.IntegerField(label=_("Year"), min_value=1990, max_value=2100)
    last = forms.IntegerField(
        label=_("Last number of the paper book"), min_value=0, max_value=LARGEST_SEQUENCE
    )


class ReserveForm(forms.Form):
    """Numbers that are set aside, and what for."""

    count = forms.IntegerField(label=_("How many"), min_value=1, max_value=50, initial=1)
    reason = forms.CharField(label=_("Reason"), max_length=200)


class ImportForm(forms.Form):
    """An old agenda book as a table."""

    file = forms.FileField(label=_("Agenda book (XLSX or CSV)"))


class ContactForm(forms.ModelForm):
    """A correspondent of the organisation."""

    class Meta:
        model = Contact
        fields = ["name", "kind", "address", "city", "email", "phone"]
        widgets = {"address": forms.Textarea(attrs={"rows": 2})}

    def validate_constraints(self) -> None:
        """Left to the action, which knows the normalised name."""
