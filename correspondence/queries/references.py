"""The letters that a letter takes out of force or corrects, and those that did it to this one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from correspondence.models import Letter, OutgoingLetter
from correspondence.outgoing_access import SIGNED
from correspondence.queries.seeing import letters_visible_to
from eoffice.organization.officer import Officer


@dataclass(frozen=True, slots=True)
class Reference:
    """Another letter by its number; `is_open` tells whether this officer may see it."""

    word: str | Promise
    pk: int
    number: str
    is_open: bool


def references_of(letter: OutgoingLetter, officer: Officer) -> list[Reference]:
    """To which letters it refers, then which signed ones refer to it."""
    found = list(_named(letter))
    if not found:
        return []
    pks = [other.pk for _word, other in found]
    seen = set(letters_visible_to(officer).filter(pk__in=pks).values_list("pk", flat=True))
    return [
        Reference(word, other.pk, other.agenda_number, other.pk in seen) for word, other in found
    ]


def _named(letter: OutgoingLetter) -> Iterator[tuple[str | Promise, Letter]]:
    if letter.revokes:
        yield _("Revokes"), letter.revokes
    if letter.corrects:
        yield _("Corrects"), letter.corrects
    if letter.state not in SIGNED:
        return
    refers = Q(revokes=letter.pk) | Q(corrects=letter.pk)
    for later in Letter.objects.filter(refers, state__in=SIGNED).order_by("pk"):
        yield _("Revoked by") if later.revokes_id == letter.pk else _("Corrected by"), later
