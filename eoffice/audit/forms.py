"""Reads what an auditor looks for; finds nothing by itself."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from eoffice import clock
from eoffice.audit import events
from eoffice.audit.kinds import KINDS
from eoffice.audit.queries import Wanted

USUAL_DAYS = 30


def _days() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class TrailFilter(forms.Form):
    """The last thirty days, unless one subject or other days are asked for.

    `subject` is the number inside the installation, by which links lead here.
    """

    person = forms.CharField(label=_("Name"), max_length=100, required=False)
    event = forms.ChoiceField(label=_("What happened"), required=False)
    kind = forms.ChoiceField(label=_("Kind of object"), required=False)
    number = forms.CharField(label=_("Agenda or outgoing number"), max_length=200, required=False)
    subject = forms.IntegerField(
        min_value=1, max_value=2**62, required=False, widget=forms.HiddenInput
    )
    since = forms.DateField(label=_("From day"), widget=_days(), required=False)
    until = forms.DateField(label=_("To day"), widget=_days(), required=False)

    def __init__(self, asked: Any) -> None:
        usual = (
            {"since": _usual_start()} if not (asked.get("subject") or asked.get("number")) else {}
        )
        super().__init__({**usual, **{name: asked[name] for name in asked}})
        everything = [("", _("Everything"))]
        self.fields["event"].choices = everything + events.known()  # type: ignore[attr-defined]
        self.fields["kind"].choices = everything + list(KINDS.items())  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        """What is looked for; what could not be read is left out."""
        self.full_clean()
        return Wanted(**{name: value for name, value in self.cleaned_data.items() if value})


def _usual_start() -> str:
    today = clock.today(timezone.get_current_timezone())
    return (today - timedelta(days=USUAL_DAYS)).isoformat()
