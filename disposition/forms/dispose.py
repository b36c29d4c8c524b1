"""The dispose panel's form: to whom, what, until when."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from disposition.actions import SheetData
from disposition.forms.desk import DayInput, DeskForm, end_of, lies_ahead
from disposition.models import Instruction
from eoffice.asked import whole
from eoffice.calendar import OfficeHours
from eoffice.chosen import ChosenRows
from eoffice.organization.models import Position


class ChosenDesks(forms.TypedMultipleChoiceField):
    """Ids of desks; whether they are in reach is decided by the act itself, in its transaction."""

    def valid_value(self, value: Any) -> bool:
        """Whether it looks like an id."""
        return whole(str(value)) is not None


class DisposeForm(DeskForm):
    """Read what an official ticked; `instructions` and `copies` are what he may choose from."""

    to = ChosenDesks(
        label=_("To"),
        coerce=int,
        error_messages={"required": _("Choose at least one receiver.")},
    )
    instructions = forms.TypedMultipleChoiceField(
        label=_("Instructions"),
        coerce=int,
        error_messages={"required": _("Tick at least one instruction.")},
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=4000)
    due_on = forms.DateField(label=_("Due on"), widget=DayInput, required=False)
    copies = ChosenRows(label=_("Copies"), queryset=Position.objects.none(), required=False)
    opens_notes = forms.BooleanField(
        label=_("Receivers may read each other's notes"), required=False
    )

    def __init__(
        self,
        *args: Any,
        instructions: list[Instruction],
        copies: Any,
        usual_due: datetime | None,
        hours: OfficeHours,
        zone: ZoneInfo,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.hours, self.zone = hours, zone
        self.usual_day = usual_due.astimezone(zone).date() if usual_due else None
        self.fields["instructions"].choices = [(line.pk, line.label) for line in instructions]
        if not self.is_bound or "copies" in self.data:
            self.fields["copies"].queryset = copies
        if self.usual_day is not None:
            self.initial.setdefault("due_on", self.usual_day)

    @property
    def chosen_receivers(self) -> set[str]:
        """What is ticked when the page is shown again."""
        return set(self.data.getlist("to")) if self.is_bound else set()

    @property
    def chosen_instructions(self) -> set[str]:
        """What is ticked when the page is shown again."""
        return set(self.data.getlist("instructions")) if self.is_bound else set()

    def clean_due_on(self) -> date | None:
        """A due day lies ahead."""
        day = self.cleaned_data["due_on"]
        if day and day != self.usual_day:
            lies_ahead(day, self.hours)
        return day

    def sheet(self, basis_file_id: int | None = None) -> SheetData:
        """What was decided; a due day left as proposed keeps the proposal's hour and reason."""
        data = self.cleaned_data
        day = data["due_on"]
        return SheetData(
            to=tuple(data["to"]),
            instructions=tuple(data["instructions"]),
            note=data["note"].strip(),
            due_at=None if day == self.usual_day else end_of(day, self.hours),
            copies=tuple(seat.pk for seat in data["copies"]),
            opens_notes=data["opens_notes"],
            basis_file_id=basis_file_id,
        )
