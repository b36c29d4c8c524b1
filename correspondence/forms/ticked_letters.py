"""Letters that are ticked in a list, each in the version that stands on the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from correspondence.forms.review import OnceForm
from correspondence.models import OutgoingLetter

MOVED_ON = _("One of the letters has changed since the page was opened. Look at it again.")


class TickedForm(forms.Form):
    """Ticked letters."""

    letters = forms.MultipleChoiceField(label=_("Letters"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, letters: Sequence[OutgoingLetter], **how: Any) -> None:
        super().__init__(*args, **how)
        self.waiting = dict(zip(keys_of(letters), letters, strict=True))
        self.fields["letters"].choices = [(key, str(one)) for key, one in self.waiting.items()]  # type: ignore[attr-defined]
        self.fields["letters"].error_messages["invalid_choice"] = MOVED_ON

    @property
    def chosen(self) -> list[tuple[OutgoingLetter, int]]:
        """The letters with the versions that were seen."""
        keys = self.cleaned_data["letters"]
        return [(self.waiting[key], self.waiting[key].version) for key in keys]

    @property
    def rows(self) -> list[tuple[str, OutgoingLetter, bool]]:
        """Each letter with its key, and whether it is ticked: also when the page comes back."""
        ticked = set(self["letters"].value() or ())
        return [(key, letter, key in ticked) for key, letter in self.waiting.items()]


class TickedOnceForm(TickedForm, OnceForm):
    """Ticked letters, with which something is done once."""


def keys_of(letters: Iterable[OutgoingLetter]) -> list[str]:
    """The letters as the form knows them: each in the version that stands on the page."""
    return [f"{letter.pk}-{letter.version}" for letter in letters]
