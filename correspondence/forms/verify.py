"""The one file that anybody may hand in to have it checked."""

from django import forms
from django.utils.translation import gettext_lazy as _


class CheckForm(forms.Form):
    """A PDF; it is looked at and thrown away."""

    file = forms.FileField(
        label=_("The letter as a PDF"),
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
    )
