"""What is typed at a signature. A passphrase is never shown again, and hidden from here on."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from correspondence.models import OutgoingLetter
from eoffice import pdf
from eoffice.documents.uploads import ACCEPT

SHY = {"autocomplete": "off", "spellcheck": "false"}
MOVED_ON = _("One of the letters has changed since the page was opened. Look at it again.")


def _secret(label: str) -> forms.CharField:
    shy = forms.PasswordInput(attrs=SHY)
    return forms.CharField(label=label, max_length=200, strip=False, widget=shy)


class SignForm(forms.Form):
    """One's passphrase, for the version that stands on the page."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    passphrase = _secret(_("Passphrase of your signing key"))

    @property
    def hidden(self) -> pdf.Hidden:
        """The passphrase, from here on hidden."""
        return pdf.Hidden(self.cleaned_data["passphrase"])


class SignManyForm(forms.Form):
    """Ticked letters, each in the version that stands on the page, and one passphrase."""

    letters = forms.MultipleChoiceField(label=_("Letters"), widget=forms.CheckboxSelectMultiple)
    passphrase = _secret(_("Passphrase of your signing key"))

    def __init__(self, *args: Any, letters: Sequence[OutgoingLetter], **how: Any) -> None:
        super().__init__(*args, **how)
        self.waiting = {f"{letter.pk}-{letter.version}": letter for letter in letters}
        self.fields["letters"].choices = [(key, str(one)) for key, one in self.waiting.items()]
        self.fields["letters"].error_messages["invalid_choice"] = MOVED_ON

    @property
    def hidden(self) -> pdf.Hidden:
        """The passphrase, from here on hidden."""
        return pdf.Hidden(self.cleaned_data["passphrase"])

    @property
    def chosen(self) -> list[tuple[OutgoingLetter, int]]:
        """The letters with the versions that were seen."""
        keys = self.cleaned_data["letters"]
        return [(self.waiting[key], self.waiting[key].version) for key in keys]


class GatewayForm(forms.Form):
    """What BSrE asks for; neither is kept."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    nik = forms.CharField(
        label=_("NIK"), max_length=16, widget=forms.TextInput(attrs=SHY | {"inputmode": "numeric"})
    )
    passphrase = _secret(_("Passphrase of your certified signature"))

    @property
    def hidden(self) -> pdf.Hidden:
        """The passphrase, from here on hidden."""
        return pdf.Hidden(self.cleaned_data["passphrase"])


CHECKED = _("I have compared it with the print: it is complete, and signed by hand.")


class CheckPaperForm(forms.Form):
    """A scan that bears the code of the print, once a person has looked at it."""

    file = forms.IntegerField(widget=forms.HiddenInput)
    checked = forms.BooleanField(label=CHECKED)


class UploadPaperForm(forms.Form):
    """The scan of the signed paper, handed in by who has looked at it."""

    scan = forms.FileField(
        label=_("Scan of the signed paper"), widget=forms.FileInput(attrs={"accept": ACCEPT})
    )
    checked = forms.BooleanField(label=CHECKED)


class VersionForm(forms.Form):
    """The version that stands on the page."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class WithdrawForm(forms.Form):
    """Why the paper is taken back."""

    reason = forms.CharField(label=_("Reason"), max_length=200)
