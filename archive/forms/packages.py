"""Handing in a package, or an old list."""

from typing import Any

from django import forms
from django.core.validators import FileExtensionValidator
from django.utils.translation import gettext_lazy as _

from eoffice.organization.models import Unit


class PackageForm(forms.Form):
    """The package, and the office whose archive takes it in."""

    office = forms.ModelChoiceField(Unit.objects.none(), label=_("Office"), empty_label=None)
    file = forms.FileField(label=_("Package (ZIP)"), validators=[FileExtensionValidator(["zip"])])

    def __init__(self, *args: Any, offices: frozenset[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Unit.objects.filter(pk__in=offices).order_by("name")
        self.fields["office"].queryset = rows  # type: ignore[attr-defined]


class OldListForm(PackageForm):
    """An old list of inactive records, and the office whose it is."""

    file = forms.FileField(
        label=_("Table (CSV or XLSX)"), validators=[FileExtensionValidator(["csv", "xlsx"])]
    )
