"""What a recorder enters about acting officials and absences. Forms read; they never act."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from eoffice.organization import queries
from eoffice.organization.actions import Limits
from eoffice.organization.found_choices import MOST_OFFERED
from eoffice.organization.models import Position, Unit, User
from eoffice.organization.states import AbsenceKind, AssignmentKind

CHOOSE = _("Choose…")
HOW_TO_FIND = _("Name, account or NIP")
MOST_NAMED = 5


def day_field(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateField:
    """A date with the picker of the device."""
    picker = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=picker, help_text=help_text)


class SeatField(forms.ModelChoiceField):
    """A seat, shown with who holds it today."""

    holders: dict[int, queries.Holding] = {}

    def label_from_instance(self, obj: Any) -> str:
        holding = self.holders.get(obj.pk)
        return f"{obj.title} – {holding.label}" if holding else obj.title


class PersonField(forms.CharField):
    """One of thousands of people, typed and found: by name, account or NIP, or as suggested."""

    def __init__(self, people: QuerySet[User], address: str, **kwargs: Any) -> None:
        self.people = people
        widget = forms.TextInput(
            attrs={"data-suggest-url": address, "autocomplete": "off", "placeholder": HOW_TO_FIND}
        )
        super().__init__(widget=widget, max_length=200, **kwargs)

    @staticmethod
    def label_of(person: User) -> str:
        """The name, and the account that tells two of one name apart."""
        return f"{person.name} · {person.username}"

    def clean(self, value: Any) -> Any:
        """The person meant."""
        words = super().clean(value)
        named = words.rpartition("·")[2].strip()
        found = list(self.people.filter(username=named)) or self._fitting(words)
        if len(found) == 1:
            return found[0]
        some = "; ".join(self.label_of(person) for person in found)
        said = _("Several people fit: %(some)s") if found else _("Nobody here fits these words.")
        raise forms.ValidationError(said, params={"some": some})

    def _fitting(self, words: str) -> list[User]:
        return list(queries.people_named(words.replace("·", " "), self.people)[:MOST_NAMED])


class LinedForm(forms.Form):
    """A form whose fields stand together in lines, as the eye meets them."""

    LINES: tuple[tuple[str, ...], ...] = ()

    def lines(self) -> list[list[forms.BoundField]]:
        """The fields, line by line."""
        return [[self[name] for name in line] for line in self.LINES]


class PeriodForm(LinedForm):
    """First and last day, in the right order."""

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        starts, ends = given.get("starts"), given.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", _("The last day lies before the first."))
        return given


class ActingForm(PeriodForm):
    """Who acts at which desk, by what title, from when until when, by which order."""

    LINES = (
        ("position_id", "user_id"),
        ("kind",),
        ("starts", "ends", "decree_number"),
        ("may_sign", "may_approve", "may_accept"),
        ("may_read_secret",),
    )

    position_id = SeatField(
        label=_("Position"), queryset=Position.objects.none(), empty_label=CHOOSE
    )
    kind = forms.ChoiceField(
        label=_("Kind"),
        widget=forms.RadioSelect,
        initial=AssignmentKind.PLH,
        choices=[
            (AssignmentKind.PLH, _("Plh. – the holder is away")),
            (AssignmentKind.PLT, _("Plt. – the post is vacant")),
            (AssignmentKind.PJ, _("Pj. – caretaker of a vacant post")),
        ],
    )
    user_id = forms.ModelChoiceField(
        label=_("Who acts"), queryset=User.objects.none(), empty_label=CHOOSE
    )
    starts = day_field(_("First day"))
    ends = day_field(
        _("Last day"), required=False, help_text=_("A Plh. needs one; a Plt. may stay open.")
    )
    decree_number = forms.CharField(label=_("Number of the order"), max_length=100)
    may_sign = forms.BooleanField(label=_("May sign letters"), required=False, initial=True)
    may_approve = forms.BooleanField(label=_("May approve drafts"), required=False, initial=True)
    may_accept = forms.BooleanField(label=_("May accept reports"), required=False, initial=True)
    may_read_secret = forms.BooleanField(
        label=_("May read secret letters of this desk"),
        required=False,
        help_text=_("Only if the order says so. Every view is recorded."),
    )

    def __init__(self, *args: Any, office: Unit, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seats = Position.objects.active().in_office(office.pk).order_by("order", "title")
        seat_field = self.fields["position_id"]
        seat_field.queryset = seats  # type: ignore[attr-defined]
        seat_field.holders = queries.holders_of([seat.pk for seat in seats], today)  # type: ignore[attr-defined]
        people = User.objects.of_organization(office.root_id).filter(is_active=True)
        self._offer(people.order_by("name"), f"{reverse('organization:people')}?office={office.pk}")
        self.fields["starts"].initial = today

    def _offer(self, people: QuerySet[User], address: str) -> None:
        """A list while they are few; of thousands one is found by words (decision 0084)."""
        field = self.fields["user_id"]
        if people.count() > MOST_OFFERED:
            self.fields["user_id"] = PersonField(people, address, label=field.label)
        else:
            field.queryset = people  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """The arguments of the action."""
        given = dict(self.cleaned_data)
        limits = Limits(**{name: given.pop(name) for name in Limits.__slots__})
        ids = {name: given.pop(name).pk for name in ("position_id", "user_id")}
        return given | ids | {"limits": limits}


class AbsenceForm(PeriodForm):
    """Who is away, why, from when until when."""

    LINES = (("user_id",), ("kind",), ("starts", "ends"), ("note",))

    user_id = forms.ModelChoiceField(
        label=_("Who is away"), queryset=User.objects.none(), empty_label=CHOOSE
    )
    kind = forms.ChoiceField(label=_("Reason"), choices=AbsenceKind, widget=forms.RadioSelect)
    starts = day_field(_("First day"))
    ends = day_field(_("Last day"))
    note = forms.CharField(label=_("Note"), max_length=200, required=False)

    def __init__(self, *args: Any, office: Unit, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = queries.people_of_office(office.pk, today)
        self.fields["user_id"].queryset = people  # type: ignore[attr-defined]
        self.fields["starts"].initial = today

    def facts(self) -> dict[str, Any]:
        """The arguments of the action."""
        return self.cleaned_data | {"user_id": self.cleaned_data["user_id"].pk}


class LastDayForm(LinedForm):
    """The day after which it is over."""

    LINES = (("ends",),)

    ends = day_field(
        _("Last day"), help_text=_("A day before the first one withdraws the whole entry.")
    )

    @classmethod
    def beside(cls, row_id: str, starts: date, today: date) -> LastDayForm:
        """The form of one row: today ends what has begun, else the entry is withdrawn."""
        last = today if starts <= today else starts - timedelta(days=1)
        return cls(initial={"ends": last}, auto_id=f"{row_id}-%s")
