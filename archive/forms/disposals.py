"""What is typed about a disposal: its beginning, committee, appraisal, approvals, execution."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.actions.appraising import Word
from archive.actions.disposals import DisposalData
from archive.actions.executing import Execution, Seen
from archive.models import DisposalItem
from archive.states import Appraisal, CertificateKind, DisposalKind, WitnessKind
from correspondence.forms.paper_fields import PaperDateField
from correspondence.forms.signing import SHY
from eoffice import pdf
from eoffice.chosen import ChosenRows
from eoffice.documents.uploads import ACCEPT
from eoffice.organization.models import Position, Unit

LONG = {"rows": 4, "maxlength": 4000}


def _text(label: Any, most: int = 250, **how: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, **how)


def _words(label: Any, **how: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=4000, widget=forms.Textarea(attrs=LONG), **how)


def _scan(**how: Any) -> forms.FileField:
    return forms.FileField(label=_("Scan"), widget=forms.FileInput(attrs={"accept": ACCEPT}), **how)


class BeginDisposalForm(forms.Form):
    """What is disposed of, and how."""

    kind = forms.ChoiceField(label=_("What is to be done?"), choices=DisposalKind.choices)
    title = _text(_("Title"))
    unit = forms.ModelChoiceField(label=_("Unit"), queryset=Unit.objects.none(), required=False)
    code = _text(
        _("Classification begins with"), 40, required=False, help_text=_("Such as 000.1 or KU.")
    )
    as_of = PaperDateField(label=_("Due on"), help_text=_("Dossiers that are due on this day."))
    receiver = _text(
        _("Receiving institution"), required=False, help_text=_("Needed for a hand-over.")
    )

    def __init__(self, *args: Any, office: Unit, units: Sequence[int] = (), **how: Any) -> None:
        super().__init__(*args, **how)
        if units:
            self._offers_only(units)
            return
        inside = Unit.objects.filter(office=office) | Unit.objects.filter(pk=office.pk)
        self.fields["unit"].queryset = inside.order_by("order", "name")  # type: ignore[attr-defined]

    def _offers_only(self, units: Sequence[int]) -> None:
        """Who files for a unit hands its dossiers over, and nothing else."""
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (DisposalKind.TRANSFER.value, DisposalKind.TRANSFER.label)
        ]
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=units)  # type: ignore[attr-defined]
        self.fields["unit"].required, self.fields["unit"].initial = True, units[0]
        del self.fields["receiver"]

    def clean(self) -> dict[str, Any]:
        """A transfer names its unit, a hand-over who receives."""
        typed = super().clean() or {}
        if typed.get("kind") == DisposalKind.TRANSFER and not typed.get("unit"):
            self.add_error("unit", _("Choose the unit whose dossiers are taken over."))
        if typed.get("kind") == DisposalKind.HAND_OVER and not typed.get("receiver"):
            self.add_error("receiver", _("Write which institution receives them."))
        return typed

    @property
    def begun(self) -> DisposalData:
        """What is said when a disposal is begun."""
        typed = self.cleaned_data
        return DisposalData(
            kind=typed["kind"],
            title=typed["title"],
            unit=typed["unit"].pk if typed["unit"] else None,
            code=typed["code"],
            as_of=typed["as_of"],
            receiver=typed.get("receiver", ""),
        )


class ReasonForm(forms.Form):
    """A verb that must be explained."""

    reason = _words(_("Reason"))


class CommitteeForm(forms.Form):
    """Three seats at least, each with its own person."""

    chair = forms.ModelChoiceField(label=_("Chair"), queryset=Position.objects.none())
    creator = forms.ModelChoiceField(
        label=_("Head of the unit that did the work"), queryset=Position.objects.none()
    )
    archivist = forms.ModelChoiceField(label=_("Archivist"), queryset=Position.objects.none())
    further = ChosenRows(
        label=_("Further members"),
        queryset=Position.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, office_id: int, **how: Any) -> None:
        super().__init__(*args, **how)
        seats = Position.objects.active().in_office(office_id).select_related("unit")
        seats = seats.exclude(unit=office_id, is_head=True)  # the head decides afterwards
        for field in self.fields.values():
            field.queryset = seats.order_by("unit__order", "order", "title")  # type: ignore[attr-defined]

    @property
    def members(self) -> list[tuple[str, int]]:
        """Role and seat of each."""
        typed = self.cleaned_data
        must = [(role, typed[role].pk) for role in ("chair", "creator", "archivist")]
        return must + [("member", seat.pk) for seat in typed["further"]]


class AppraisalForm:
    """The words on one page of a list; named by the item, so that any number fits."""

    def __init__(self, typed: Any, items: Sequence[DisposalItem]) -> None:
        self.typed, self.items = typed, items

    @property
    def words(self) -> dict[int, Word]:
        """What was said of each item that was on the page."""
        said = [item.pk for item in self.items if f"word-{item.pk}" in self.typed]
        return {pk: self._word(pk) for pk in said}

    def _word(self, pk: int) -> Word:
        said = self.typed[f"word-{pk}"]
        return Word(
            said if said in Appraisal.values else Appraisal.PENDING,
            self.typed.get(f"remark-{pk}", "")[:2000],
            f"seen-{pk}" in self.typed,
        )


class ConcludeForm(forms.Form):
    """The written consideration of the committee; a transfer has none, and takes a note."""

    def __init__(self, *args: Any, kind: str, **how: Any) -> None:
        super().__init__(*args, **how)
        is_transfer = kind == DisposalKind.TRANSFER
        label = _("Note") if is_transfer else _("Consideration of the committee")
        self.fields["consideration"] = _words(label, required=not is_transfer)


class DecideForm(forms.Form):
    """What an authority says."""

    agrees = forms.ChoiceField(
        label=_("Decision"),
        choices=[("yes", _("Agree")), ("no", _("Do not agree"))],
        widget=forms.RadioSelect,
    )
    note = _words(_("Note"), required=False, help_text=_("Needed where it is not agreed to."))

    def clean(self) -> dict[str, Any]:
        """Who does not agree says why."""
        typed = super().clean() or {}
        if typed.get("agrees") == "no" and not typed.get("note", "").strip():
            self.add_error("note", _("Say why it is not agreed to."))
        return typed


class OutsideForm(DecideForm):
    """The letter of an authority outside."""

    number = _text(_("Number of the letter"), 100)
    dated_on = PaperDateField(label=_("Date of the letter"))
    scan = _scan()

    def __init__(self, *args: Any, today: date, **how: Any) -> None:
        super().__init__(*args, **how)
        self.today = today

    def clean_dated_on(self) -> date:
        """A day that has been, by the office's clock."""
        day: date = self.cleaned_data["dated_on"]
        if day > self.today:
            raise forms.ValidationError(
                gettext("The letter of the authority is not dated in the future.")
            )
        return day


class ExecuteForm(forms.Form):
    """When, where, how, by which decree, and who saw it."""

    done_on = PaperDateField(label=_("Done on"))
    place = _text(_("Place"), 100)
    method = _text(_("Way of destruction"), 200, help_text=_("Such as shredded, then pulped."))
    decree_number = _text(_("Number of the decree"), 100)
    decree_on = PaperDateField(label=_("Date of the decree"))
    legal_name = _text(_("Witness of the legal unit"))
    legal_title = _text(_("Position of the witness of the legal unit"), required=False)
    legal_nip = _text(_("NIP of the witness of the legal unit"), 30, required=False)
    audit_name = _text(_("Witness of internal audit"))
    audit_title = _text(_("Position of the witness of internal audit"), required=False)
    audit_nip = _text(_("NIP of the witness of internal audit"), 30, required=False)
    other_name = _text(_("Further witness"), required=False)
    other_title = _text(_("Position and institution of the further witness"), required=False)
    other_nip = _text(_("NIP of the further witness"), 30, required=False)

    def __init__(self, *args: Any, kind: str, **how: Any) -> None:
        super().__init__(*args, **how)
        if kind != DisposalKind.DESTRUCTION:
            del self.fields["method"]
            self.fields["legal_name"].required = self.fields["audit_name"].required = False
        if kind == DisposalKind.TRANSFER:
            del self.fields["decree_number"], self.fields["decree_on"]

    @property
    def execution(self) -> Execution:
        """What is said when the execution begins."""
        typed = self.cleaned_data
        kinds = {
            "legal": WitnessKind.LEGAL,
            "audit": WitnessKind.INTERNAL_AUDIT,
            "other": WitnessKind.OTHER,
        }
        seen = (
            Seen(kind, typed[f"{who}_name"], typed[f"{who}_nip"], typed[f"{who}_title"])
            for who, kind in kinds.items()
            if typed[f"{who}_name"].strip()
        )
        return Execution(
            done_on=typed["done_on"],
            place=typed["place"],
            method=typed.get("method", ""),
            decree_number=typed.get("decree_number", ""),
            decree_on=typed.get("decree_on"),
            witnesses=tuple(seen),
        )


class SignMinutesForm(forms.Form):
    """Number and passphrase; the passphrase is never shown again, and hidden from here on."""

    number = _text(_("Number of the minutes"), 100)
    passphrase = forms.CharField(
        label=_("Passphrase of your signing key"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs=SHY),
    )

    @property
    def hidden(self) -> pdf.Hidden:
        """The passphrase, from here on hidden."""
        return pdf.Hidden(self.cleaned_data["passphrase"])


class PaperForm(forms.Form):
    """A paper that was made outside."""

    kind = forms.ChoiceField(label=_("Paper"), choices=CertificateKind.choices)
    number = _text(_("Number"), 100, required=False)
    dated_on = PaperDateField(label=_("Date"), required=False)
    scan = _scan()
