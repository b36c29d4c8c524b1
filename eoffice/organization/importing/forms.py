"""What is asked before an import."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import FileExtensionValidator
from django.utils.translation import gettext_lazy as _

from eoffice.organization.accounts.scope import Scope
from eoffice.organization.models import Unit

KIND_NAMES = [("units", _("Units")), ("positions", _("Positions")), ("people", _("People"))]


class ImportForm(forms.Form):
    """A table, what it holds, and for which organisation."""

    kind = forms.ChoiceField(label=_("What the table holds"), choices=KIND_NAMES)
    organization = forms.ModelChoiceField(
        label=_("Organisation"),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=_("a new organisation"),
    )
    file = forms.FileField(
        label=_("Table (CSV or XLSX)"), validators=[FileExtensionValidator(["csv", "xlsx"])]
    )

    def __init__(self, *args: Any, scope: Scope, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roots = Unit.objects.filter(parent__isnull=True, active=True)
        field = self.fields["organization"]
        field.queryset = roots if scope.everything else roots.filter(pk__in=scope.organizations)
        if not scope.everything:
            field.required, field.empty_label = True, None
