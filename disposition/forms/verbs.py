"""One small form for each verb that needs more than a click."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from correspondence.states import Outcome
from disposition.forms.desk import DayInput, DeskForm, lies_ahead
from eoffice.calendar import OfficeHours, day_in_words
from eoffice.documents.uploads import ACCEPT, ManyFilesInput

WORDS = {"rows": 4, "maxlength": 4000}


class ReasonForm(DeskForm):
    """A verb that must be explained."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs=WORDS))


class RemarkForm(DeskForm):
    """A verb that may be explained."""

    note = forms.CharField(label=_("Note"), widget=forms.Textarea(attrs=WORDS), required=False)


class MissingForm(DeskForm):
    """What is missing in a report."""

    note = forms.CharField(label=_("What is to be completed"), widget=forms.Textarea(attrs=WORDS))


class WordsForm(DeskForm):
    """A progress note, a question, an answer."""

    text = forms.CharField(label=_("Text"), widget=forms.Textarea(attrs=WORDS))


class UploadsField(forms.FileField):
    """Several files or none; each is received on its own."""

    widget = ManyFilesInput(attrs={"accept": ACCEPT})

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """The files that came."""
        return [file for file in (data or []) if file]


class NoteForm(WordsForm):
    """A progress note, with what shows the progress."""

    files = UploadsField(
        label=_("Files"), required=False, help_text=_("PDF, JPEG, PNG or TIFF; several at once.")
    )


class ReportForm(WordsForm):
    """A report with files."""

    text = forms.CharField(label=_("Report"), widget=forms.Textarea(attrs=WORDS | {"rows": 6}))
    files = UploadsField(
        label=_("Files"), required=False, help_text=_("PDF, JPEG, PNG or TIFF; several at once.")
    )


class DueForm(DeskForm):
    """Another due day."""

    due_on = forms.DateField(label=_("Due on"), widget=DayInput)

    def __init__(self, *args: Any, hours: OfficeHours, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hours = hours

    def clean_due_on(self) -> date:
        """A due day lies ahead, in the hours of the one who gave the work."""
        day: date = self.cleaned_data["due_on"]
        lies_ahead(day, self.hours)
        return day


class MoreTimeForm(DueForm):
    """Until when more time is asked, and why."""

    due_on = forms.DateField(label=_("More time until"), widget=DayInput)
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs=WORDS))

    def __init__(self, *args: Any, present: datetime | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.present = present

    def clean_due_on(self) -> date:
        """More time ends after the time that there is."""
        day = super().clean_due_on()
        if self.present is not None and day <= (there_is := self.hours.date_of(self.present)):
            sentence = gettext("There is time until %(day)s already. Choose a later day.")
            raise forms.ValidationError(sentence % {"day": day_in_words(there_is)})
        return day


class ReceiverForm(DeskForm):
    """One other desk, of those in reach."""

    to = forms.TypedChoiceField(label=_("To"), coerce=int, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason"), widget=forms.Textarea(attrs=WORDS | {"rows": 2}), required=False
    )

    def __init__(
        self, *args: Any, seats: list[tuple[int, str]], needs_reason: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = seats
        self.fields["reason"].required = needs_reason


class ReceiversForm(DeskForm):
    """Further desks for a sheet that was already given."""

    to = forms.TypedMultipleChoiceField(
        label=_("Also to"), coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, seats: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = seats


class DecisionForm(RemarkForm):
    """More time: yes or no."""

    granted = forms.TypedChoiceField(
        label=_("Decision"),
        choices=[("yes", _("Give more time")), ("no", _("The due date stays"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )


class CloseForm(DeskForm):
    """How a letter ended."""

    outcome = forms.ChoiceField(
        label=_("Outcome"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Note"),
        widget=forms.Textarea(attrs=WORDS | {"rows": 3}),
        required=False,
        help_text=_("Required while branches are still open."),
    )

    def __init__(self, *args: Any, is_unfinished: bool = False, **how: Any) -> None:
        super().__init__(*args, **how)
        self.fields["note"].required = is_unfinished
        if is_unfinished:
            self.fields["note"].error_messages["required"] = _(
                "Branches are still open: say why the letter is closed nevertheless."
            )
