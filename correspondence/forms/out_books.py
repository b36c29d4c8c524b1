"""Forms of the register of outgoing letters, its number blocks, and the expedition book."""

from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from correspondence.actions.outgoing_numbers import MOST_RESERVED
from correspondence.forms.paper_fields import PaperDateField
from correspondence.models import OutgoingLetter, Register, RegisterEntry
from correspondence.outgoing_states import Purpose
from correspondence.queries.deliveries import ExpeditionFilter
from correspondence.queries.outgoing_book import OutFilter, free_of_block
from correspondence.states import EntryState


class OutFilterForm(forms.Form):
    """What of a book is shown."""

    q = forms.CharField(label=_("Subject, addressee or number"), max_length=200, required=False)
    since = PaperDateField(label=_("Dated from"), required=False)
    until = PaperDateField(label=_("until"), required=False)
    state = forms.ChoiceField(
        label=_("State"), choices=[("", _("All")), *EntryState.choices], required=False
    )

    def wanted(self) -> OutFilter:
        """The filter as a value; a field that cannot be read filters nothing."""
        self.is_valid()
        data = getattr(self, "cleaned_data", {})
        return OutFilter(
            since=data.get("since"),
            until=data.get("until"),
            words=data.get("q") or "",
            state=data.get("state") or "",
        )


class ExpeditionForm(forms.Form):
    """What of the expedition book is shown."""

    show = forms.ChoiceField(
        label=_("Show"), choices=[("", _("Waits")), ("done", _("Handed over"))], required=False
    )
    since = PaperDateField(label=_("Handed over from"), required=False)
    until = PaperDateField(label=_("until"), required=False)

    def wanted(self) -> ExpeditionFilter:
        """The filter as a value."""
        self.is_valid()
        data = getattr(self, "cleaned_data", {})
        return ExpeditionFilter(
            done=data.get("show") == "done", since=data.get("since"), until=data.get("until")
        )


class SetAsideForm(forms.Form):
    """A block of numbers, for what, and the date that they will carry."""

    purpose = forms.ChoiceField(
        label=_("What for"), choices=Purpose.choices, widget=forms.RadioSelect
    )
    count = forms.IntegerField(label=_("How many"), min_value=1, max_value=MOST_RESERVED, initial=5)
    day = PaperDateField(label=_("Date that the numbers carry"))
    reason = forms.CharField(label=_("Reason"), max_length=200)


class DateBackForm(forms.Form):
    """A number of the block for a letter that waits for its signature."""

    entry = forms.ModelChoiceField(RegisterEntry.objects.none(), label=_("Number"))
    letter = forms.ChoiceField(label=_("Letter"), choices=())
    reason = forms.CharField(label=_("Reason"), max_length=200)

    def __init__(
        self, *args: Any, register: Register, letters: list[OutgoingLetter], **how: Any
    ) -> None:
        super().__init__(*args, **how)
        self.fields["entry"].queryset = free_of_block(register)
        self.fields["entry"].label_from_instance = _entry_words
        offered = [(letter.pk, _letter_words(letter)) for letter in letters]
        self.fields["letter"].choices = [("", _("Choose…")), *offered]


def _entry_words(entry: Any) -> str:
    day = PaperDateField().prepare_value(entry.dated) if entry.dated else ""
    return f"{entry.number} – {day} ({Purpose(entry.purpose).label})"


def _letter_words(letter: OutgoingLetter) -> str:
    """Enough to find it by, nothing of its content."""
    writer = f"{letter.writer}, {letter.written_by.name}" if letter.written_by else letter.writer
    at = letter.submitted_at
    sent = date_format(at.astimezone(letter.office.zone), "j M H.i") if at else ""
    facts = {"type": letter.type, "writer": writer, "at": sent, "signer": letter.signing_seat}
    said = gettext("%(type)s (draft %(n)s) by %(writer)s, sent up %(at)s, for %(signer)s")
    return said % (facts | {"n": letter.pk})
