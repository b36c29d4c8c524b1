"""Applying an import: all good rows in one transaction, or none; the bad ones stay on the list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import ModuleType
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from eoffice.errors import Refused
from eoffice.organization.accounts.scope import scope_of_officer
from eoffice.organization.importing import people, positions, units
from eoffice.organization.importing.columns import BAD, CHANGED, NEW, Line, lines_from
from eoffice.organization.models import Unit
from eoffice.organization.officer import Officer
from eoffice.organization.settings_trail import SettingsEvent, note_settings

KINDS: dict[str, ModuleType] = {"units": units, "positions": positions, "people": people}
Kept = Iterable[tuple[int, Mapping[str, str]]]


class Outcome(NamedTuple):
    """How many rows were entered, changed, and left out."""

    new: int
    changed: int
    bad: int


def may_import(by: Officer, organization: Unit | None) -> None:
    """The admin of the whole organisation; a new organisation is entered by the superuser."""
    scope = scope_of_officer(by)
    if not (scope.everything or (organization and scope.has_organization(organization.pk))):
        raise Refused(_("Only the administrator of the whole organisation imports lists."))


def plan_rows(
    kind: str, lines: list[Line], organization: Unit | None, *, by: Officer
) -> list[Line]:
    """Let the kind look at every line; only units can begin a new organisation."""
    if organization is None and kind != "units":
        raise Refused(_("Choose the organisation first."))
    KINDS[kind].plan(lines, organization, by=by)
    return lines


@transaction.atomic
def apply_rows(kind: str, kept: Kept, organization: Unit | None, *, by: Officer) -> Outcome:
    """Plan once more against what is known now, then enter and change every good row."""
    may_import(by, organization)
    if organization is not None:
        Unit.objects.locked(organization.pk)
    lines = plan_rows(kind, lines_from(kept, KINDS[kind].COLUMNS), organization, by=by)
    good = [line for line in lines if line.verdict in (NEW, CHANGED)]
    KINDS[kind].apply(good, organization, by=by)
    outcome = Outcome(*(sum(line.verdict == v for line in lines) for v in (NEW, CHANGED, BAD)))
    office = organization or Unit.objects.offices().filter(parent=None).order_by("-pk").first()
    if office is not None:
        counts = outcome._asdict()
        note_settings(
            SettingsEvent.IMPORTED, office, by=by, office_id=office.pk, kind=kind, **counts
        )
    return outcome
