"""What the founder of an organisation is asked: the office, its first desks, how numbers look."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from correspondence.forms.review import OnceForm
from eoffice.organization.models import Unit, User
from eoffice.organization.states import TimeZone, UnitKind
from eoffice.pages.actions.founding import DESK, HEAD, KEEPER, OfficePlan, SeatPlan

PATTERNS = [
    ("{seq}/{unit}/{roman_month}/{year}", _("12/DS.MLT/XI/2026 – number, code, month, year")),
    ("{type}-{seq}/{unit}/{year}", _("S-12/KPN.KM/2026 – type, number, code, year")),
    ("{class}/{seq}/{unit}", _("000.1/12/DPUPR – classification, number, code")),
]
FIRST_KINDS = [
    kind
    for kind in UnitKind.choices
    if kind[0] in {"village", "office", "agency", "secretariat", "ministry", "technical_unit"}
]
SEATS = {
    HEAD: (_("Head"), "Kepala Kantor", _("Gets every letter first, disposes and signs.")),
    KEEPER: (
        _("Administrator"),
        "Sekretaris",
        _("Keeps units, people and books in the office administration, and the archive."),
    ),
    DESK: (
        _("Intake and recording"),
        "Petugas Tata Usaha",
        _("Takes letters in and records them."),
    ),
}
LINES = (
    ("name", "short_name"),
    ("kind", "time_zone", "code"),
    ("address", "letterhead"),
    ("pattern",),
)
MADE = [
    _("An agenda of incoming letters, one of secret letters, a book of outgoing letters"),
    _("Ten types of letters that go out, with their layouts and required parts"),
    _("Seven types of letters that come in, ten instructions of a disposition"),
    _("Working hours from Monday to Friday, time limits by urgency, holidays with a fixed date"),
]


class FoundOfficeForm(OnceForm):
    """One page, filled in once; who sits where may follow later."""

    name = forms.CharField(label=_("Name of the office"), max_length=200)
    short_name = forms.CharField(label=_("Short name"), max_length=60, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=FIRST_KINDS, initial=UnitKind.OFFICE)
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=TimeZone.choices)
    code = forms.CharField(
        label=_("Code in letter numbers"),
        max_length=30,
        help_text=_("As it stands in the numbers of your letters, such as DS.MLT."),
    )
    address = forms.CharField(
        label=_("Address"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    letterhead = forms.CharField(
        label=_("Letterhead"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One line of the letterhead per line. The emblem is added later."),
    )
    pattern = forms.ChoiceField(
        label=_("Numbers of letters that go out"), choices=PATTERNS, widget=forms.RadioSelect,
        initial=PATTERNS[0][0],
        help_text=_("Books and patterns are changed later, before the first number is taken."),
    )  # fmt: skip

    def __init__(self, *args: Any, **how: Any) -> None:
        super().__init__(*args, **how)
        for key, (_word, title, _does) in SEATS.items():
            self._ask_about(key, title)

    def _ask_about(self, key: str, title: str) -> None:
        nip = User._meta.get_field("nip")
        self.fields |= {
            f"{key}_title": forms.CharField(
                label=_("Name of the position"), max_length=200, initial=title
            ),
            f"{key}_name": forms.CharField(
                label=_("Who sits there"), max_length=150, required=False,
                help_text=_("With titles, as printed. May follow later."),
            ),
            f"{key}_username": forms.CharField(
                label=_("User name"), max_length=150, required=False,
                widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
                validators=User._meta.get_field("username").validators,
            ),
            f"{key}_nip": forms.CharField(
                label=_("NIP"), max_length=18, required=False, validators=nip.validators,
                widget=forms.TextInput(attrs={"inputmode": "numeric"}),
            ),
        }  # fmt: skip

    def lines(self) -> list[list[forms.BoundField]]:
        """The fields of the office, line by line."""
        return [[self[name] for name in line] for line in LINES]

    @property
    def made(self) -> list[Any]:
        """What is made without being asked about."""
        return MADE

    def seats(self) -> list[dict[str, Any]]:
        """The desks as the page shows them: what each is for, and its fields."""
        parts = ("title", "name", "username", "nip")
        return [
            {"word": word, "does": does, "fields": [self[f"{key}_{part}"] for part in parts]}
            for key, (word, _title, does) in SEATS.items()
        ]

    def clean_name(self) -> str:
        """Two organisations of one name could not be told apart."""
        name = self.cleaned_data["name"]
        if Unit.objects.filter(parent__isnull=True, name__iexact=name).exists():
            raise forms.ValidationError(_("There is an organisation of this name already."))
        return str(name)

    def clean(self) -> dict[str, Any]:
        """A person has a name and an account, or is not there yet; one account is one person."""
        given = super().clean() or self.cleaned_data
        named: dict[str, str] = {}
        for key in SEATS:
            self._look_at_person(key, given, named)
        return given

    def _look_at_person(self, key: str, given: dict[str, Any], named: dict[str, str]) -> None:
        name, username = given.get(f"{key}_name"), given.get(f"{key}_username", "")
        username = given[f"{key}_username"] = (username or "").strip().lower()
        if name and not username:
            self.add_error(f"{key}_username", _("Give a user name for the sign-in."))
        elif username and not name:
            self.add_error(f"{key}_name", _("Give the name of the person."))
        elif username and named.setdefault(username, str(name)) != name:
            said = _("This user name stands above already, with another name.")
            self.add_error(f"{key}_username", said)
        elif username and User.objects.filter(username__iexact=username).exists():
            self.add_error(f"{key}_username", _("This user name is taken."))

    def plan(self) -> OfficePlan:
        """What is to be founded."""
        given = self.cleaned_data
        facts = ("name", "short_name", "kind", "time_zone", "code", "address", "letterhead")
        seats = {
            key: SeatPlan(
                title=given[f"{key}_title"],
                name=given[f"{key}_name"],
                username=given[f"{key}_username"],
                nip=given[f"{key}_nip"],
            )
            for key in SEATS
        }
        return OfficePlan(
            **{fact: given[fact] for fact in facts}, pattern=given["pattern"], seats=seats
        )
