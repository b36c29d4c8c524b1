"""The recording form of an office: its choices, what must fit together, the value it makes."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from correspondence.actions.recording_data import RecordingData
from correspondence.forms.paper import PaperForm
from correspondence.forms.ticked_seats import TickedSeats
from correspondence.models import Classification, LetterType, Scan
from correspondence.queries.registers import free_numbers
from correspondence.queries.replies import awaited_number
from correspondence.sealing import Identity
from correspondence.states import SECRET
from eoffice import clock
from eoffice.chosen import ChosenRows
from eoffice.organization.models import Unit

IDENTITY = ("identity_number", "identity_address", "identity_phone", "identity_email")
FOLDED = ("summary", "printed_marks", "addressee_written", "sender_deadline", "answers_number",
          "classification", "is_copy", "is_sealed", "copies_are_named", "reserved",
          "remark")  # fmt: skip


class RecordForm(TickedSeats, PaperForm):
    """One letter. `office` decides types, seats, zone and the numbers that were reserved."""

    def __init__(self, *args: Any, office: Unit, **how: Any) -> None:
        super().__init__(*args, **how)
        self.office = office
        self.suggested: dict[str, Any] = {}
        self.unsure: Collection[str] = ()
        for name in ("received_at", "event_at"):
            self.fields[name].zone = office.zone
        self.fields["type"].queryset = LetterType.objects.filter(
            organization=office.root_id, for_incoming=True, active=True
        )
        self.fields["reserved"].queryset = free_numbers(office.pk)
        self._classify(office)
        self._suggest()

    def _suggest(self) -> None:
        """Where the pickers ask as one types; without a script the lists stand in the page."""
        self._ask_for_seats()
        self.fields["sender"].widget.attrs |= {
            "data-suggest-url": reverse("intake:suggest_senders"),
            "data-suggest-value": "#id_sender_id",
        }

    @property
    def has_more_errors(self) -> bool:
        """Whether something in the folded part has to be looked at."""
        return any(name in self.errors for name in FOLDED) if self.is_bound else False

    def _classify(self, office: Unit) -> None:
        if office.own_office.uses_classification:
            codes = Classification.objects.filter(organization=office.root_id, active=True)
            self.fields["classification"].queryset = codes
        else:
            del self.fields["classification"]

    @property
    def is_complaint(self) -> bool:
        """Whether the chosen type seals the sender."""
        kind = self.cleaned_data.get("type") if self.is_bound and self.is_valid() else None
        return bool(kind and kind.is_complaint)

    def clean_received_at(self) -> Any:
        """Nothing is received tomorrow."""
        moment = self.cleaned_data["received_at"]
        if moment > clock.now():
            raise ValidationError(_("This lies in the future."))
        return moment

    def clean(self) -> dict[str, Any]:
        """What must fit together."""
        data = super().clean() or self.cleaned_data
        if data.get("is_sealed") and data.get("security") not in SECRET:
            self.add_error("is_sealed", _("Only a secret letter is recorded from its envelope."))
        if not data.get("subject") and not data.get("is_sealed"):
            self.add_error("subject", _("Write what the letter is about."))
        if written := data.get("letter_date"):
            self._compare_days(written, data)
        if data.get("reserved") and not data.get("remark"):
            self.add_error("remark", _("Say why a reserved number is used."))
        self._take_answered(data)
        return data

    def _compare_days(self, written: date, data: dict[str, Any]) -> None:
        """What a letter asks for lies after its date, and it was written before it came."""
        received, event = [self._day(data.get(name)) for name in ("received_at", "event_at")]
        if received and written > received:
            self.add_error("letter_date", _("The letter is dated later than it was received."))
        for name, asked in (("sender_deadline", data.get("sender_deadline")), ("event_at", event)):
            if asked and asked < written:
                self.add_error(name, _("It lies before the date of the letter."))

    def _day(self, moment: datetime | None) -> date | None:
        return moment.astimezone(self.office.zone).date() if moment else None

    def _take_answered(self, data: dict[str, Any]) -> None:
        """The tick "it answers our letter" stands for the number of that letter."""
        if not (ticked := data.get("answers_letter")):
            return
        if len(self.data.getlist("answers_letter")) > 1:
            self.add_error("answers_letter", _("Tick one letter; it answers only one."))
        elif number := awaited_number(self.office.pk, ticked):
            data["answers_number"] = number
        else:
            self.add_error("answers_letter", _("That letter does not wait for a reply any more."))

    def recording_data(self, *, follows_id: int | None = None) -> RecordingData:
        """Everything as the action wants it."""
        data = self.cleaned_data
        same = {name: data[name] for name in SAME}
        return RecordingData(
            **same,
            addressee_ids=tuple(dict.fromkeys((data["addressee"], *data["also_text"]))),
            copy_ids=data["copies_text"],
            sender_name=data["sender"],
            type_id=data["type"].pk if data["type"] else None,
            classification_id=getattr(data.get("classification"), "pk", None),
            reserved_entry_id=data["reserved"].pk if data["reserved"] else None,
            follows_id=follows_id,
            identity=self._identity(),
        )

    def _identity(self) -> Identity:
        kind, data = self.cleaned_data["type"], self.cleaned_data
        if not (kind and kind.is_complaint):
            return Identity()
        rest = {name.removeprefix("identity_"): data[name] for name in IDENTITY}
        rest["identity_number"] = rest.pop("number")
        return Identity(name=data["sender"], **rest)


SAME = ("sender_id", "keep_sender", "sender_kind", "sender_number", "letter_date", "subject",
        "attachment_note", "received_at", "security", "urgency", "received_via", "summary",
        "printed_marks", "addressee_written", "is_copy", "is_sealed", "copies_are_named",
        "answers_number", "sender_deadline", "event_at", "event_place", "remark")  # fmt: skip


class OtherScansForm(forms.Form):
    """Other waiting scans that belong to the same letter."""

    scans = ChosenRows(
        Scan.objects.none(), label=_("Scans that belong to this letter"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args: Any, waiting: Any, **how: Any) -> None:
        super().__init__(*args, **how)
        self.fields["scans"].queryset = waiting
        self.fields["scans"].label_from_instance = lambda scan: scan.file.name
