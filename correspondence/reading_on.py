"""From one unread letter of a desk for many to the next, and back to the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from correspondence.queries import outgoing_many
from correspondence.queries.outgoing_many import Waiting
from eoffice.organization.officer import Officer

MARK = "many"
"""In addresses: the letter was opened from the desk for many."""


@dataclass(frozen=True, slots=True)
class ReadingOn:
    """How many letters of the desk are still unread, where the next one is, where the desk is."""

    left: int
    url: str
    desk_url: str


@dataclass(frozen=True, slots=True)
class Desk:
    """A desk for many, and the page on which its letters are read."""

    waiting: Callable[[Officer], Waiting]
    page: str
    address: str

    def after(self, officer: Officer) -> ReadingOn:
        """What is left to read after the letter that is open now."""
        waiting = self.waiting(officer)
        unread = [letter.pk for letter in waiting.letters if letter.pk in waiting.unread]
        url = f"{reverse(self.page, args=unread[:1])}?{MARK}=1" if unread else ""
        return ReadingOn(len(unread), url, reverse(self.address))


INITIALS = Desk(outgoing_many.to_approve, "outgoing:page", "outgoing:approve_many")
SIGNATURES = Desk(outgoing_many.to_sign, "outgoing:sign", "outgoing:sign_many")
