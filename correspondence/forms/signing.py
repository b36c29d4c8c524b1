"""What is typed at a signature. A passphrase is never shown again, and hidden from here on."""

from django import forms
from django.utils.translation import gettext_lazy as _

from correspondence.forms.ticked_letters import TickedForm
from eoffice import pdf
from eoffice.documents.uploads import ACCEPT

SHY = {"autocomplete": "off", "spellcheck": "false"}


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


class SignManyForm(TickedForm):
    """Ticked letters, and one passphrase."""

    passphrase = _secret(_("Passphrase of your signing key"))

    @property
    def hidden(self) -> pdf.Hidden:
        """The passphrase, from here on hidden."""
        return pdf.Hidden(self.cleaned_data["passphrase"])


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
