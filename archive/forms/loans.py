"""Borrowing: what is asked for, the form for somebody from outside, conditions, losses, time."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.actions.loans import Thing
from archive.forms.fields import each_of
from archive.loan_states import BorrowerKind, LentAs
from archive.models import Dossier, DossierItem
from archive.queries.loan_things import ThingRow
from archive.queries.written import Reference
from archive.queries.written_dossiers import numbered
from archive.states import Condition
from correspondence.forms.paper_fields import PaperDateField

LINE = re.compile(
    r"^(?:(?P<code>\S.*)/)?(?P<number>\d{1,8})/(?P<year>\d{4})(?:\D+(?P<item>\d{1,6}))?$"
)
MOST_LINES = 50
THING, ABSENT = "thing_", "absent"
CONDITIONS = [(one.value, one.label) for one in Condition if one != Condition.LOST]
TEXT = forms.Textarea(attrs={"rows": 3})


class ThingsField(forms.CharField):
    """Numbers of dossiers, one a line; behind the number the entry of which only that is meant."""

    def __init__(self, **how: Any) -> None:
        given = {"max_length": 4000, "widget": forms.Textarea(attrs={"rows": 3, "class": "mono"})}
        super().__init__(**(given | how))
        self.office_id = 0

    def clean(self, value: Any) -> list[tuple[int, int | None]]:
        """Dossier and entry of every line."""
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        if len(lines) > MOST_LINES:
            raise ValidationError(gettext("At most %(n)d lines at once.") % {"n": MOST_LINES})
        return each_of(lines, self._named)

    def _named(self, line: str) -> tuple[int, int | None]:
        found = LINE.match(line)
        rows = Dossier.objects.filter(office=self.office_id)
        if found:
            asked = Reference(found["code"] or "", int(found["number"]), int(found["year"]))
            rows = rows.filter(numbered(asked))
        dossier = rows.first() if found else None
        if found is None or dossier is None:
            raise ValidationError(gettext("There is no dossier “%(line)s”.") % {"line": line[:80]})
        if not found["item"]:
            return dossier.pk, None
        items = DossierItem.objects.inside().filter(dossier=dossier, order=int(found["item"]))
        if (item := items.first()) is None:
            raise ValidationError(gettext("“%(line)s” has no such entry.") % {"line": line[:80]})
        return dossier.pk, item.pk


class LoanForm(forms.Form):
    """What an official asks for; what it is about is known from the page that led here."""

    purpose = forms.CharField(
        label=_("Purpose of the loan"), max_length=2000, widget=TEXT,
        help_text=_("What you need it for; without a dossier, describe what is to be looked for."),
    )  # fmt: skip
    lent_as = forms.ChoiceField(
        label=_("As"), choices=LentAs.choices, initial=LentAs.COPY, widget=forms.RadioSelect,
        help_text=_("A digital copy is there at once and ends by itself."),
    )  # fmt: skip
    due_on = PaperDateField(label=_("Due back on"))
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)


class DeskLoanForm(forms.Form):
    """The archivist's form for who comes to the desk, in the order of the paper form."""

    borrower_name = forms.CharField(label=_("Name of the borrower"), max_length=250)
    borrower_nip = forms.CharField(label=_("NIP"), max_length=30, required=False)
    borrower_unit = forms.CharField(label=_("Unit or institution"), max_length=250)
    borrower_phone = forms.CharField(
        label=_("Telephone"), max_length=40, required=False,
        help_text=_("A telephone number or an e-mail address is needed."),
    )  # fmt: skip
    borrower_email = forms.EmailField(
        label=_("E-mail"), required=False, help_text=_("Decision and reminders are sent there."),
    )  # fmt: skip
    cover_number = forms.CharField(
        label=_("Number of the cover letter"), max_length=100, required=False
    )
    cover = forms.FileField(label=_("Scan of the cover letter"), required=False)
    purpose = forms.CharField(label=_("Purpose of the loan"), max_length=2000, widget=TEXT)
    things = ThingsField(
        label=_("Dossiers"), required=False,
        help_text=_("One number a line: 000.1.2.3/0007/2026, or with an entry: … no. 3."),
    )  # fmt: skip
    lent_as = forms.ChoiceField(
        label=_("As"), choices=LentAs.choices, initial=LentAs.PAPER, widget=forms.RadioSelect
    )
    planned_from = PaperDateField(label=_("Lent from"))
    due_on = PaperDateField(label=_("Due back on"))

    def __init__(self, *args: Any, office_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["things"].office_id = office_id  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Somebody who cannot be reached is not lent anything."""
        found = super().clean() or {}
        if not found.get("borrower_phone") and not found.get("borrower_email"):
            self.add_error("borrower_phone", _("Write a telephone number or an e-mail address."))
        return found


class AddThingsForm(forms.Form):
    """What the archivist has found for a request."""

    things = ThingsField(
        label=_("Dossiers"),
        help_text=_("One number a line: 000.1.2.3/0007/2026, or with an entry: … no. 3."),
    )
    lent_as = forms.ChoiceField(
        label=_("As"), choices=LentAs.choices, initial=LentAs.PAPER, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, office_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["things"].office_id = office_id  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """Why it is not lent, or not needed any more."""

    reason = forms.CharField(label=_("Reason"), max_length=500, widget=TEXT)


class ConditionsForm(forms.Form):
    """For every thing: in which condition it is, or that it is not there."""

    def __init__(
        self, *args: Any, things: list[ThingRow], absent: Any, hint: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for thing in things:
            label = " ".join(filter(None, [thing.reference, _entry(thing.order), thing.words]))
            choices = CONDITIONS if thing.is_paper else [("good", _("The digital copy"))]
            self.fields[f"{THING}{thing.pk}"] = forms.ChoiceField(
                label=label,
                choices=[*choices, (ABSENT, absent)],
                initial="good",
                help_text=hint if thing.is_paper else "",
            )
        self.fields["note"] = forms.CharField(label=_("Note"), max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        """One thing at least is there, or there is nothing to be done."""
        found = super().clean() or {}
        if not self.errors and not self.conditions():
            raise ValidationError(gettext("Name at least one thing and its condition."))
        return found

    def conditions(self) -> dict[int, str]:
        """Of those that are there."""
        things = {name: one for name, one in self.cleaned_data.items() if name.startswith(THING)}
        return {int(name[len(THING) :]): one for name, one in things.items() if one != ABSENT}


class LossForm(forms.Form):
    """The minutes of a loss."""

    number = forms.CharField(label=_("Number of the minutes"), max_length=100)
    note = forms.CharField(label=_("What happened"), max_length=2000, widget=TEXT)
    scan = forms.FileField(label=_("Scan of the minutes"), required=False)


class FoundForm(forms.Form):
    """In which condition it came to light."""

    condition = forms.ChoiceField(label=_("Condition"), choices=CONDITIONS)


class MoreTimeForm(forms.Form):
    """Until when, why, and the letter that asks for it."""

    until = PaperDateField(label=_("Keep it until"))
    reason = forms.CharField(label=_("Reason"), max_length=1000, widget=TEXT)
    cover_number = forms.CharField(
        label=_("Number of the cover letter"), max_length=100, required=False
    )
    cover = forms.FileField(label=_("Scan of the cover letter"), required=False)


class MoreTimeDecisionForm(forms.Form):
    """A word to the decision; needed where more time is not given."""

    note = forms.CharField(label=_("Note"), max_length=500, required=False)

    def __init__(self, *args: Any, granted: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.granted = granted

    def clean_note(self) -> str:
        """The word of who decided."""
        note = str(self.cleaned_data["note"]).strip()
        if not (self.granted or note):
            raise ValidationError(gettext("Say why more time is not given."))
        return note


class LoanFilterForm(forms.Form):
    """What one looks for among the loans."""

    q = forms.CharField(label=_("Name or number"), max_length=100, required=False)
    borrower = forms.ChoiceField(
        label=_("Borrower"), required=False, choices=[("", _("everybody")), *BorrowerKind.choices]
    )
    lent_as = forms.ChoiceField(
        label=_("As"), required=False, choices=[("", _("paper and copies")), *LentAs.choices]
    )
    since = PaperDateField(label=_("Lent from"), required=False)
    until = PaperDateField(label=_("Until"), required=False)
    tab = forms.CharField(widget=forms.HiddenInput, required=False, max_length=10)

    def wanted(self) -> dict[str, Any]:
        """The fields that were filled in and make sense."""
        self.is_valid()
        found = getattr(self, "cleaned_data", {})
        return {
            name: value
            for name, value in found.items()
            if value not in ("", None) and name != "tab"
        }


def things_named(named: list[tuple[int, int | None]], lent_as: str) -> list[Thing]:
    """The lines of a form as the things of a request; what is written twice is meant once."""
    return [Thing(dossier, item, lent_as) for dossier, item in dict.fromkeys(named)]


def planned_until(today: date) -> date:
    """What is usual: two weeks."""
    return date.fromordinal(today.toordinal() + 14)


def _entry(order: int | None) -> str:
    return gettext("no. %(n)d") % {"n": order} if order else ""
