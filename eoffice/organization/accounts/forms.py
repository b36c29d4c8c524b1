"""Forms of the account pages. They read and check; the actions do.

The first group replaces forms of django-allauth, so that every word is ours (`ACCOUNT_FORMS`,
`MFA_FORMS` in the settings).
"""

from __future__ import annotations

from typing import Any

from allauth.account.forms import ChangePasswordForm as AllauthChangePasswordForm
from allauth.account.forms import LoginForm as AllauthLoginForm
from allauth.account.forms import ReauthenticateForm as AllauthReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm as AllauthAuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as AllauthCodeAgainForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm as AllauthActivateForm
from django import forms
from django.contrib.auth.password_validation import (
    validate_password,
)
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from eoffice.organization.accounts.events import AccountEvent
from eoffice.organization.accounts.trail import note_stranger
from eoffice.organization.models import SlipPurpose, User

NOT_THE_SAME = _("The two passwords are not the same.")
SAME_AS_BEFORE = _("Choose a password that differs from the current one.")
PASSWORD_HELP = _("At least ten characters; no common password, and nothing like your own name.")
CODE_HELP = _("Six digits from the authenticator app, or one of your recovery codes.")


def _plain(form: forms.Form, labels: dict[str, Any]) -> None:
    """Our labels, and no placeholder that vanishes while one types."""
    for name, field in form.fields.items():
        field.label = labels.get(name, field.label)
        field.help_text = ""
        field.widget.attrs.pop("placeholder", None)


class SignInForm(AllauthLoginForm):
    """User name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, {"login": _("User name"), "password": _("Password")})
        self.fields["login"].widget.attrs |= {
            "autocapitalize": "none",
            "autocorrect": "off",
            "spellcheck": "false",
            "autofocus": True,
        }


class ChangePasswordForm(AllauthChangePasswordForm):
    """The current password and the new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {
            "oldpassword": _("Current password"),
            "password1": _("New password"),
            "password2": _("New password once more"),
        }
        _plain(self, labels)
        self.fields["password1"].help_text = PASSWORD_HELP

    def clean(self) -> dict[str, Any]:
        """The new password is a new one."""
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("password1") and cleaned["password1"] == cleaned.get("oldpassword"):
            self.add_error("password1", ValidationError(SAME_AS_BEFORE))
        return cleaned


class PasswordAgainForm(AllauthReauthenticateForm):
    """The password once more before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, {"password": _("Password")})


class _CodeRecorded:
    """Records a wrong code in the account's chain."""

    user: User

    def _emit_authentication_failed(self, authenticator: Authenticator) -> None:
        super()._emit_authentication_failed(authenticator)  # type: ignore[misc]
        note_stranger(AccountEvent.SECOND_FACTOR_FAILED, self.user, self.user.username)


class CodeForm(_CodeRecorded, AllauthAuthenticateForm):
    """The second step of signing in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, {"code": _("Code")})
        self.fields["code"].help_text = CODE_HELP
        self.fields["code"].widget.attrs["autofocus"] = True


class CodeAgainForm(_CodeRecorded, AllauthCodeAgainForm):
    """The code once more before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, {"code": _("Code")})
        self.fields["code"].help_text = CODE_HELP


class ActivateForm(AllauthActivateForm):
    """The first code shows that the app was set up right."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self, {"code": _("Code from the app")})
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "maxlength": 6}


class SlipForm(forms.Form):
    """What the person with a slip types."""

    username = forms.CharField(
        label=_("User name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "username"}),
    )
    secret = forms.CharField(
        label=_("Code on the slip"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def clean_username(self) -> str:
        """Without the blanks that a phone adds."""
        return str(self.cleaned_data["username"]).strip()


class NewPasswordForm(forms.Form):
    """The new password of somebody who came with a slip."""

    password1 = forms.CharField(
        label=_("New password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "autofocus": True}),
    )
    password2 = forms.CharField(
        label=_("New password once more"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = PASSWORD_HELP

    def clean_password1(self) -> str:
        """The rules for passwords."""
        password = str(self.cleaned_data["password1"])
        validate_password(password, self.user)
        return password

    def clean(self) -> dict[str, Any]:
        """Both are the same."""
        cleaned: dict[str, Any] = super().clean() or {}
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first and second and first != second:
            self.add_error("password2", NOT_THE_SAME)
        return cleaned


class IssueForm(forms.Form):
    """For what a slip is issued."""

    purpose = forms.ChoiceField(
        label=_("For what"), choices=SlipPurpose.choices, widget=forms.RadioSelect
    )
