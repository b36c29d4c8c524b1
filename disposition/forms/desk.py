"""What every form of the chain shares: the form's token and an assistant's basis."""

import secrets
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from disposition.states import Basis
from eoffice import clock
from eoffice.calendar import OfficeHours, day_in_words
from eoffice.documents.uploads import ACCEPT
from eoffice.organization.officer import Officer


class DeskForm(forms.Form):
    """A form filled in at one desk; asks an assistant how the holder said it."""

    token = forms.CharField(widget=forms.HiddenInput, required=False)
    basis = forms.ChoiceField(label=_("The holder said so"), choices=Basis.choices)
    basis_scan = forms.FileField(
        label=_("Scan of the paper sheet"),
        required=False,
        help_text=_("The sheet on which the holder ticked and signed; kept with the entry."),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )
    kept_files: tuple[int, ...] = ()
    """The other uploads, once the view has made them safe."""

    def __init__(self, *args: Any, is_assistant: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("token", secrets.token_urlsafe(16))
        if not is_assistant:
            del self.fields["basis"], self.fields["basis_scan"]

    @property
    def asks_basis(self) -> bool:
        """Whether an assistant fills it in."""
        return "basis" in self.fields

    def clean(self) -> dict[str, Any]:
        """What was written on paper is shown by its scan."""
        data = super().clean() or self.cleaned_data
        if data.get("basis") == Basis.PAPER and not data.get("basis_scan"):
            self.add_error("basis_scan", _("Attach the scan of the paper sheet."))
        return data

    def officer(self, by: Officer) -> Officer:
        """The officer with the basis that an assistant named."""
        return by.on_basis(self.cleaned_data.get("basis", ""))


class DayInput(forms.DateInput):
    """The browser's own date picker, with an ISO value."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


def lies_ahead(day: date, hours: OfficeHours) -> None:
    """Refuse a due day on which, or before which, nobody works any more."""
    now = clock.now()
    first = hours.date_of(hours.next_closing(now))
    if day >= first:
        return
    if first == hours.date_of(now):
        raise forms.ValidationError(gettext("Choose today or a later day."))
    sentence = gettext("Choose %(day)s or a later day: nobody works before then any more.")
    raise forms.ValidationError(sentence % {"day": day_in_words(first)})


def end_of(day: date | None, hours: OfficeHours) -> datetime | None:
    """A due day as an instant: the end of the office's working hours on (or before) that day."""
    return hours.closing_on_or_before(day) if day else None
