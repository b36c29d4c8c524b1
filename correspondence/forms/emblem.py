"""The picture that an administrator hands in for the letterhead."""

from base64 import b64encode
from hashlib import sha256
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from correspondence.actions.emblems import NoEmblem, plain_picture
from correspondence.models import Emblem

HELP = _(
    "PNG or JPEG, at least 120 pixels. Empty edges are cut off; the emblem stands at the left of "
    "the letterhead, 19 mm high. Offices without one of their own show that of the organisation."
)


class EmblemForm(forms.ModelForm):
    """An office and its picture."""

    file = forms.FileField(
        label=_("Picture"),
        help_text=HELP,
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
    )

    class Meta:
        model = Emblem
        fields = ["office"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "office" in self.fields:
            offices = self.fields["office"].queryset  # type: ignore[attr-defined]
            self.fields["office"].queryset = offices.filter(is_office=True)  # type: ignore[attr-defined]

    def clean_file(self) -> bytes:
        """The picture as it will stand on paper."""
        upload = self.cleaned_data["file"]
        try:
            return plain_picture(upload)
        except NoEmblem as refused:
            raise ValidationError(str(refused)) from refused

    def save(self, commit: bool = True) -> Emblem:  # noqa: FBT001, FBT002
        """The emblem with this picture, as the limited child has written it."""
        picture = self.cleaned_data["file"]
        self.instance.picture = picture
        self.instance.sha256 = sha256(picture).hexdigest()
        kept: Emblem = super().save(commit=commit)
        return kept


def shown(emblem: Emblem) -> SafeString:
    """The picture itself, for a page of the administration."""
    coded = b64encode(emblem.picture).decode()
    return format_html('<img src="data:image/png;base64,{}" alt="" height="96">', coded)
