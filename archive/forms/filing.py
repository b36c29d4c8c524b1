"""Filing: into which dossier, as original or link; and documents that are no letters."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from archive.models import Dossier
from archive.states import CopyStatus
from correspondence.forms.paper_fields import PaperDateField


class FileForm(forms.Form):
    """Into which dossier; one is chosen by its button, or by number and year."""

    dossier = forms.ModelChoiceField(Dossier.objects.none(), label=_("Dossier"), required=False)
    reference = forms.CharField(
        label=_("Number of another dossier"), max_length=100, required=False,
        help_text=_("As it stands on the folder: 000.1.2.3/0007/2026."),
    )  # fmt: skip
    has_paper = forms.BooleanField(label=_("There is paper"), required=False)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    def __init__(self, *args: Any, dossiers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.open_ones = dossiers
        self.fields["dossier"].queryset = dossiers  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The one dossier that is meant."""
        found = super().clean() or {}
        if not found.get("dossier") and not self.errors:
            found["dossier"] = self._named(found.get("reference", ""))
        return found

    def _named(self, text: str) -> Dossier:
        parts = text.strip().rsplit("/", 2)
        numbers = [part for part in parts[-2:] if part.isdecimal() and len(part) < 9]
        if len(numbers) == 2:
            rows = self.open_ones.filter(number=int(numbers[0]), year=int(numbers[1]))
            if len(parts) == 3:
                rows = rows.filter(classification__code=parts[0])
            if (found := rows.first()) is not None:
                return found
        raise ValidationError(_("Choose a dossier that is open, or open a new one."))


class DocumentForm(forms.Form):
    """A document that is no letter: a file, or paper without one."""

    file = forms.FileField(label=_("File (PDF, image or Word)"), required=False)
    description = forms.CharField(label=_("Description"), max_length=500)
    dated_on = PaperDateField(label=_("Date"), required=False)
    quantity = forms.IntegerField(label=_("Quantity"), min_value=1, max_value=100_000, initial=1)
    quantity_unit = forms.CharField(label=_("Unit of quantity"), max_length=40, required=False)
    copy_status = forms.ChoiceField(label=_("Copy status"), choices=CopyStatus.choices)
    has_paper = forms.BooleanField(label=_("There is paper"), required=False)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        """There is a file or paper, or both."""
        found = super().clean() or {}
        if not found.get("file") and not found.get("has_paper"):
            self.add_error("file", _("Choose the file, or say that there is paper."))
        return found
