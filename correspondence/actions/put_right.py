"""Keeps what a correction changed in words that the letter's own readers can read.

The trail holds fingerprints of texts, so that destroyed content is really gone; these words lie
beside the letter, and go with it. Called inside the transaction of the correction.
"""

from collections.abc import Collection, Mapping
from datetime import date

from correspondence.corrected_fields import ADDRESSEES, BESIDE, BY_NAME
from correspondence.models import Classification, Correction, Letter, LetterType
from eoffice import clock
from eoffice.organization.models import Position


def note(letter: Letter, facts: Mapping[str, object], *, reason: str) -> None:
    """Old and new of what these facts will change, with the reason; before they are written."""
    pairs = [
        [name, _words(name, getattr(letter, name)), _words(name, value)]
        for name, value in facts.items()
        if name not in BESIDE
    ]
    changes = [pair for pair in pairs if pair[1] != pair[2]]
    _keep(letter, reason, changes)


def note_desks(
    letter: Letter, before: Collection[int], after: Collection[int], *, reason: str
) -> None:
    """Before whom it lay and lies now, with the reason."""
    _keep(letter, reason, [[ADDRESSEES, _desks(before), _desks(after)]])


def _keep(letter: Letter, reason: str, changes: list[list[str]]) -> None:
    Correction.objects.create(letter=letter, at=clock.now(), reason=reason, changes=changes)


def _desks(positions: Collection[int]) -> str:
    titles = Position.objects.filter(pk__in=positions).order_by("pk")
    return ", ".join(titles.values_list("title", flat=True))


def _words(name: str, value: object) -> str:
    if value in (None, "", False):
        return ""
    if name in BY_NAME:
        model = LetterType if name == "type_id" else Classification
        return str(model._default_manager.filter(pk=value).first() or "")
    return value.isoformat() if isinstance(value, date) else str(value)
