"""What is typed about a hold: why, and which dossiers, by their numbers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.actions.holds import HoldData
from archive.forms.fields import each_of
from archive.models import Dossier
from archive.queries.written import reference_in
from archive.queries.written_dossiers import meant_by
from archive.states import GONE, HoldKind
from correspondence.forms.paper_fields import PaperDateField

MOST = 500
LONG = {"rows": 4, "maxlength": 4000}


class DossiersField(forms.CharField):
    """References of dossiers, one a line, as they are printed on lists and labels."""

    def __init__(self, *, office_id: int = 0, **how: Any) -> None:
        wide = forms.Textarea(attrs={"rows": 5, "spellcheck": "false"})
        super().__init__(widget=wide, max_length=20000, **how)
        self.office_id = office_id

    def clean(self, value: Any) -> list[int]:
        """The dossiers; an error names the lines that fit none."""
        lines = [line.strip() for line in (super().clean(value) or "").splitlines()]
        wanted = [line for line in lines if line]
        if len(wanted) > MOST:
            raise ValidationError(gettext("At most %(n)d at once.") % {"n": MOST})
        return each_of(wanted, self._dossier)

    def _dossier(self, line: str) -> int:
        rows = Dossier.objects.filter(office=self.office_id).exclude(state__in=GONE)
        if reference_in(line):
            rows = rows.filter(meant_by(line))
            if pk := rows.values_list("pk", flat=True).first():
                return int(pk)
        raise ValidationError(gettext("There is no such dossier: %(line)s") % {"line": line[:80]})


class BindForm(forms.Form):
    """Which dossiers."""

    dossiers = DossiersField(
        label=_("Dossiers"), help_text=_("One a line, such as 000.1.2.3/0004/2015 or 0004/2015.")
    )

    def __init__(self, *args: Any, office_id: int, **how: Any) -> None:
        super().__init__(*args, **how)
        self.fields["dossiers"].office_id = office_id  # type: ignore[attr-defined]


class HoldForm(BindForm):
    """A hold and the dossiers that it binds."""

    kind = forms.ChoiceField(label=_("Kind"), choices=HoldKind.choices)
    title = forms.CharField(label=_("Title"), max_length=250)
    basis = forms.CharField(label=_("Order or case number"), max_length=200, required=False)
    reason = forms.CharField(label=_("Reason"), max_length=4000, widget=forms.Textarea(attrs=LONG))
    review_on = PaperDateField(label=_("Look at it again on"), required=False)
    field_order = ("kind", "title", "basis", "reason", "review_on", "dossiers")

    @property
    def hold(self) -> HoldData:
        """What is said when a hold is laid."""
        typed = self.cleaned_data
        names = ("kind", "title", "reason", "basis", "review_on")
        return HoldData(**{name: typed[name] for name in names})
