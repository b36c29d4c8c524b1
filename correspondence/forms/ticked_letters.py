"""Letters that are ticked in a list, each in the version that stands on the page."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext_lazy as _

from correspondence.forms.review import OnceForm
from correspondence.models import OutgoingLetter

MOVED_ON = _(
    "One of the letters has changed since the page was opened, or you have not opened it yet."
    " Read it, then tick it."
)


class TickedRow(NamedTuple):
    """A letter in the list: its key, and whether it is ticked, or cannot be."""

    key: str
    letter: OutgoingLetter
    is_ticked: bool
    is_unread: bool


class TickedForm(forms.Form):
    """Ticked letters. What is `unread` stands in the list, and is not ticked."""

    letters = forms.MultipleChoiceField(label=_("Letters"), widget=forms.CheckboxSelectMultiple)

    def __init__(
        self,
        *args: Any,
        letters: Sequence[OutgoingLetter],
        unread: Container[int] = (),
        **how: Any,
    ) -> None:
        super().__init__(*args, **how)
        self.unread = unread
        self.waiting = dict(zip(keys_of(letters), letters, strict=True))
        read = {key: letter for key, letter in self.waiting.items() if letter.pk not in unread}
        self.fields["letters"].choices = [(key, str(one)) for key, one in read.items()]  # type: ignore[attr-defined]
        self.fields["letters"].error_messages["invalid_choice"] = MOVED_ON

    @property
    def chosen(self) -> list[tuple[OutgoingLetter, int]]:
        """The letters with the versions that were seen."""
        keys = self.cleaned_data["letters"]
        return [(self.waiting[key], self.waiting[key].version) for key in keys]

    @property
    def rows(self) -> list[TickedRow]:
        """Every letter, those that are ticked also when the page comes back."""
        ticked = set(self["letters"].value() or ())
        return [
            TickedRow(key, letter, key in ticked, letter.pk in self.unread)
            for key, letter in self.waiting.items()
        ]


class TickedOnceForm(TickedForm, OnceForm):
    """Ticked letters, with which something is done once."""


def keys_of(letters: Iterable[OutgoingLetter]) -> list[str]:
    """The letters as the form knows them: each in the version that stands on the page."""
    return [f"{letter.pk}-{letter.version}" for letter in letters]
