"""With what a letter begins: its type, and what it answers or follows."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from correspondence.forms.paper_fields import new_token
from correspondence.models import LetterType


class BeginForm(forms.Form):
    """The type of the letter; `organization_id` decides which there are."""

    type = forms.ModelChoiceField(
        LetterType.objects.none(),
        label=_("Type of letter"),
        empty_label=None,
        widget=forms.RadioSelect,
    )
    token = forms.CharField(widget=forms.HiddenInput, required=False, initial=new_token)

    def __init__(self, *args: Any, organization_id: int, **how: Any) -> None:
        super().__init__(*args, **how)
        self.fields["type"].queryset = LetterType.objects.filter(
            organization=organization_id, for_outgoing=True, active=True
        )
