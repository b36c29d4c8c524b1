"""The same verb for many things: a transaction for every few of them, and an outcome for each.

One transaction for each would wait for the disk hundreds of times; one for all would keep everybody
else from writing. What cannot be done keeps nothing, and stays under the sentence that says why.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from archive.actions.dossiers import bind_anew
from archive.actions.filing import file_letter
from archive.models import Dossier
from correspondence.models import Letter
from correspondence.models.locking import LockingQuerySet
from eoffice.errors import OfficeError
from eoffice.organization.officer import Officer

PORTION = 50


@dataclass(slots=True)
class Outcome:
    """How many were done, and how many were not, by the sentence that says why."""

    done: int = 0
    refused: Counter[str] = field(default_factory=Counter)


def file_letters(letter_ids: list[int], dossier_id: int, *, by: Officer) -> Outcome:
    """File letters as originals into one dossier."""
    outcome = Outcome()
    rows: LockingQuerySet[Letter] = LockingQuerySet(Letter)
    for portion in portions(letter_ids):
        _each(portion, rows, lambda pk: file_letter(pk, dossier_id, by=by), outcome)
    return outcome


def bind_dossiers(dossier_ids: list[int], *, by: Officer) -> Outcome:
    """Bind one portion of dossiers to what today's schedule says; no more than `PORTION`."""
    outcome = Outcome()
    _each(dossier_ids, Dossier.objects.all(), lambda pk: bind_anew(pk, by=by), outcome)
    return outcome


def portions(ids: list[int]) -> Iterator[list[int]]:
    """Each once, in the order in which everybody takes locks."""
    ordered = sorted(set(ids))
    return (ordered[at : at + PORTION] for at in range(0, len(ordered), PORTION))


@transaction.atomic
def _each(
    ids: list[int], rows: LockingQuerySet[Any], act: Callable[[int], object], outcome: Outcome
) -> None:
    """All of them are held before the first is touched: nobody waits for us who holds another."""
    list(rows.filter(pk__in=ids).order_by("pk").held().values_list("pk"))
    for pk in ids:
        try:
            act(pk)
        except OfficeError as error:
            outcome.refused[str(error.sentence)] += 1
        else:
            outcome.done += 1
