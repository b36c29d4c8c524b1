"""Forms of the page of one's own signing key. They read and check; the actions do."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import (
    password_validators_help_texts,
    validate_password,
)
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from correspondence.models import SigningKey
from eoffice import pdf
from eoffice.organization.models import User

NOT_THE_SAME = _("The two passphrases are not the same.")
LIKE_THE_PASSWORD = _("Choose a passphrase that is not the password of your account.")


def _secret(label: Any, autocomplete: str) -> forms.CharField:
    """A field that is never shown and never sent back to the page."""
    shy = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, max_length=200, strip=False, widget=shy)


class PersonalForm(forms.Form):
    """What only the owner of the account may send."""

    def __init__(self, *args: Any, user: User, **how: Any) -> None:
        self.user = user
        super().__init__(*args, auto_id=f"{type(self).__name__.lower()}_%s", **how)

    def clean_password(self) -> str:
        """The password of the account, once more."""
        password: str = self.cleaned_data["password"]
        if not self.user.check_password(password):
            raise ValidationError(_("This is not the password of your account."))
        return password


class _NewPassphrase(PersonalForm):
    """A new passphrase, twice."""

    passphrase = _secret(_("New passphrase"), "new-password")
    again = _secret(_("New passphrase once more"), "new-password")

    def __init__(self, *args: Any, **how: Any) -> None:
        super().__init__(*args, **how)
        self.fields["passphrase"].help_text = " ".join(password_validators_help_texts())

    def clean_passphrase(self) -> str:
        """By the rules for passwords, and none of them."""
        passphrase: str = self.cleaned_data["passphrase"]
        validate_password(passphrase, self.user)
        if self.user.check_password(passphrase):
            raise ValidationError(LIKE_THE_PASSWORD)
        return passphrase

    def clean(self) -> dict[str, Any]:
        """Both are the same."""
        cleaned: dict[str, Any] = super().clean() or {}
        first, second = cleaned.get("passphrase"), cleaned.get("again")
        if first and second and first != second:
            self.add_error("again", NOT_THE_SAME)
        return cleaned

    @property
    def new(self) -> pdf.Hidden:
        """The new passphrase, from here on hidden."""
        return pdf.Hidden(self.cleaned_data["passphrase"])


class MakeKeyForm(_NewPassphrase):
    """A key of one's own."""

    password = _secret(_("Password of your account"), "current-password")
    field_order = ["passphrase", "again", "password"]


class ChangePassphraseForm(_NewPassphrase):
    """The same key under another passphrase."""

    current = _secret(_("Current passphrase"), "off")
    field_order = ["current", "passphrase", "again"]

    @property
    def old(self) -> pdf.Hidden:
        """The passphrase so far."""
        return pdf.Hidden(self.cleaned_data["current"])


class RevokeKeyForm(PersonalForm):
    """Why nothing may be signed with the key any more."""

    reason = forms.CharField(label=_("Reason"), max_length=200)
    password = _secret(_("Password of your account"), "current-password")


class RevokeForOtherForm(forms.ModelForm):
    """Why an administrator takes somebody's key out of force."""

    class Meta:
        model = SigningKey
        fields = ["revoke_reason"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "revoke_reason" in self.fields:
            self.fields["revoke_reason"].required = True
