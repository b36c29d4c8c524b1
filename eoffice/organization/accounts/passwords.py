"""The rules for passwords, each with a sentence of its own that says what to do."""

from __future__ import annotations

from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
    UserAttributeSimilarityValidator,
)
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from eoffice.organization.models import User

LIKE = {
    "username": _("The password is too much like your user name. Choose other words."),
    "name": _("The password is too much like your own name. Choose other words."),
    "nip": _("The password is too much like your NIP. Choose something else."),
    "email": _("The password is too much like your e-mail address. Choose other words."),
    "phone": _("The password is too much like your phone number. Choose something else."),
}


class NotLikeOneself:
    """Nothing that a colleague would try first: what is known of the person."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raise ValidationError with the sentence for what it is like."""
        for name, sentence in LIKE.items():
            try:
                UserAttributeSimilarityValidator(user_attributes=[name]).validate(password, user)
            except ValidationError as error:
                raise ValidationError(sentence, code=error.code) from error

    def get_help_text(self) -> str:
        """What the form says before anything is typed."""
        return str(
            _("It is nothing like your name, user name, NIP, e-mail address or phone number.")
        )


class NotCommon(CommonPasswordValidator):
    """None of the twenty thousand that are tried first."""

    def get_error_message(self) -> str:
        """The sentence of the refusal."""
        return str(_("This password is one of those that are tried first. Choose a rarer one."))

    def get_help_text(self) -> str:
        """What the form says before anything is typed."""
        return str(_("It is none of the passwords that many people use."))


class LongEnough(MinimumLengthValidator):
    """As long as the installation asks for."""

    def get_error_message(self) -> str:
        """The sentence of the refusal."""
        said = ngettext(
            "The password is too short: at least %(n)d character is needed.",
            "The password is too short: at least %(n)d characters are needed.",
            self.min_length,
        )
        return said % {"n": self.min_length}

    def get_help_text(self) -> str:
        """What the form says before anything is typed."""
        said = ngettext(
            "It has at least %(n)d character.",
            "It has at least %(n)d characters.",
            self.min_length,
        )
        return said % {"n": self.min_length}
