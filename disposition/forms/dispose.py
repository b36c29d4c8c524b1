"""The dispose panel's form: to whom, what, until when."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from disposition.actions import SheetData
from disposition.forms.desk import DayInput, DeskForm, end_of
from disposition.models import Instruction
from eoffice import clock
from eoffice.calendar import OfficeHours
from eoffice.organization.models import Position


class DisposeForm(DeskForm):
    """Read what an official ticked; `receivers` and `instructions` are what he may choose from."""

    to = forms.TypedMultipleChoiceField(
        label=_("To"),
        coerce=int,
        error_messages={"required": _("Choose at least one receiver.")},
    )
    instructions = forms.ModelMultipleChoiceField(
        label=_("Instructions"),
        queryset=Instruction.objects.none(),
        error_messages={"required": _("Tick at least one instruction.")},
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=4000)
    due_on = forms.DateField(label=_("Due on"), widget=DayInput, required=False)
    copies = forms.ModelMultipleChoiceField(
        label=_("Copies"), queryset=Position.objects.none(), required=False
    )
    opens_notes = forms.BooleanField(
        label=_("Receivers may read each other's notes"), required=False
    )

    def __init__(
        self,
        *args: Any,
        receivers: list[int],
        instructions: Any,
        copies: Any,
        usual_due: datetime | None,
        hours: OfficeHours,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.usual_due, self.hours = usual_due, hours
        self.fields["to"].choices = [(pk, pk) for pk in receivers]
        self.fields["instructions"].queryset = instructions
        self.fields["copies"].queryset = copies
        if usual_due is not None:
            self.initial.setdefault("due_on", hours.date_of(usual_due))

    @property
    def chosen_receivers(self) -> set[str]:
        """What is ticked when the page is shown again."""
        return set(self.data.getlist("to")) if self.is_bound else set()

    @property
    def chosen_instructions(self) -> set[str]:
        """What is ticked when the page is shown again."""
        return set(self.data.getlist("instructions")) if self.is_bound else set()

    def clean_due_on(self) -> date | None:
        """A due day lies ahead, unless it is the proposed one of a letter that is late."""
        day = self.cleaned_data["due_on"]
        proposed = self.hours.date_of(self.usual_due) if self.usual_due else None
        if day and day != proposed and day < self.hours.date_of(clock.now()):
            raise forms.ValidationError(_t("Choose today or a later day."))
        return day

    def sheet(self, basis_file_id: int | None = None) -> SheetData:
        """What was decided; a due day left as proposed keeps the proposal's hour and reason."""
        data = self.cleaned_data
        day = data["due_on"]
        is_usual = self.usual_due is not None and day == self.hours.date_of(self.usual_due)
        return SheetData(
            to=tuple(data["to"]),
            instructions=tuple(line.pk for line in data["instructions"]),
            note=data["note"].strip(),
            due_at=None if is_usual else end_of(day, self.hours),
            copies=tuple(seat.pk for seat in data["copies"]),
            opens_notes=data["opens_notes"],
            basis_file_id=basis_file_id,
        )
