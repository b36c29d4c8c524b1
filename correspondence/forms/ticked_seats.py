"""Several seats chosen on one form: those ticked, and those written with a semicolon between.

A form that mixes this in has an `office`; `TICKED` names each text field and its ticks.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from correspondence.forms.paper_fields import meant_seat
from correspondence.queries.seats import Seat, seats_named, seats_of
from eoffice.asked import wholes
from eoffice.organization.models import Unit

SEPARATOR = ";"
TICKED = {"also_text": "also", "copies_text": "copies"}
"""Which ticks belong to which field: further addressees, and copies."""


class TickedSeats(forms.Form):
    """Reads the fields of `TICKED`; with a script they are chosen as one types."""

    office: Unit

    @cached_property
    def seats(self) -> list[Seat]:
        """All of the office, for the lists that stand in the page."""
        return seats_of(self.office.pk)

    @cached_property
    def chosen_also(self) -> list[Seat]:
        """The further addressees that were ticked, to be shown again."""
        return self._shown_again("also_text")

    @cached_property
    def chosen_copies(self) -> list[Seat]:
        """The copies that were ticked, to be shown again."""
        return self._shown_again("copies_text")

    @property
    def shows_also(self) -> bool:
        """Whether something stands in the folded field of the further addressees."""
        return bool(self.chosen_also or self["also_text"].value() or self["also_text"].errors)

    def clean_also_text(self) -> tuple[int, ...]:
        """The further addressees."""
        return self._chosen("also_text")

    def clean_copies_text(self) -> tuple[int, ...]:
        """The copies."""
        return self._chosen("copies_text")

    def _ask_for_seats(self) -> None:
        """Where the pickers ask as one types; without a script the lists stand in the page."""
        url = f"{reverse('intake:suggest_seats')}?office={self.office.pk}"
        asks = {"data-suggest-url": url, "list": "seats"}
        self.fields["addressee"].office_id = self.office.pk
        self.fields["addressee"].widget.attrs |= asks
        for name in TICKED.keys() & self.fields.keys():
            many = {"data-suggest-many": TICKED[name], "placeholder": _("Add a position…")}
            self.fields[name].widget.attrs |= asks | many

    def _chosen(self, name: str) -> tuple[int, ...]:
        """The ticked seats of this office and, without a script, those that are written."""
        written = self.cleaned_data[name].split(SEPARATOR)
        named = [meant_seat(text.strip(), self.office.pk) for text in written if text.strip()]
        ticked = self._ticked(name)
        known = {seat.pk for seat in self.seats} if ticked else set()
        return tuple(dict.fromkeys([pk for pk in ticked if pk in known] + named))

    def _shown_again(self, name: str) -> list[Seat]:
        ticked = self._ticked(name)
        return seats_named(ticked) if ticked else []

    def _ticked(self, name: str) -> list[int]:
        ticks = TICKED[name]
        values: Any = self.data.getlist(ticks) if hasattr(self.data, "getlist") else []
        if not self.is_bound:
            values = self.initial.get(ticks, [])
        return wholes(str(value) for value in values)
