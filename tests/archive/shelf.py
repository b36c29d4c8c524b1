"""What the tests of the archive share: classes, rules, closed letters, dossiers."""

from __future__ import annotations

from datetime import date
from typing import Any

from archive.actions import DossierData, open_dossier
from archive.models import Dossier, RetentionRule, RetentionSchedule
from archive.states import FinalAction, ScheduleState
from correspondence import access
from correspondence.models import Classification, IncomingLetter, Letter
from correspondence.states import Outcome
from disposition.actions import close_letter
from eoffice import clock
from eoffice.organization.models import PositionRole
from eoffice.organization.officer import Officer
from tests.disposition.letters import letter_for
from tests.world import LONG_AGO, World

CODE = "000.1.2.3"


def give_role(world: World, seat: str, role: str) -> None:
    """Give a seat a role, past the rules of the actions."""
    PositionRole.objects.create(position=world.seats[seat], role=role, valid_from=LONG_AGO)


def class_of(world: World, code: str = CODE, root: str = "kppn") -> Classification:
    """A class of the organisation."""
    found, _ = Classification.objects.get_or_create(
        organization=world.units[root], code=code, defaults={"name": "Perjalanan dinas"}
    )
    return found


def schedule_of(
    world: World,
    root: str = "kppn",
    *,
    begins: date = LONG_AGO,
    state: str = ScheduleState.IN_FORCE,
) -> RetentionSchedule:
    """A version of the schedule that is in force."""
    return RetentionSchedule.objects.create(
        organization=world.units[root],
        name=f"JRA {begins.year}",
        valid_from=begins,
        state=state,
        made_at=clock.now(),
    )


def rule_of(schedule: RetentionSchedule, code: str = CODE, **how: Any) -> RetentionRule:
    """Five years active, three inactive, then destroyed, as far as nothing else is said."""
    given = {
        "label": "Perjalanan dinas pegawai",
        "path": code,
        "active_years": 5,
        "inactive_years": 3,
        "final_action": FinalAction.DESTROY,
    }
    return RetentionRule.objects.create(schedule=schedule, code=code, **(given | how))


def dossier_of(world: World, by: Officer, unit: str = "bank", **how: Any) -> Dossier:
    """An open dossier of a unit, under the class of the tests."""
    root = "kppn" if world.units[unit].root == world.units["kppn"] else "setda"
    given = {"title": "Perjalanan dinas 2026", "classification": class_of(world, root=root).pk}
    return open_dossier(world.units[unit].pk, DossierData(**(given | how)), by=by)


def closed_letter(world: World, seat: str = "kasi_bank", **facts: Any) -> IncomingLetter:
    """A letter before this seat that was closed without a disposition."""
    letter = letter_for(world, seat, **facts)
    holder = next(desk for desk in world.users if _holds(world, desk, seat))
    close_letter(letter.pk, Outcome.FOLLOWED_UP, by=world.officer(holder))
    return IncomingLetter.objects.get(pk=letter.pk)


def again(dossier: Dossier) -> Dossier:
    """The dossier as it stands now."""
    return Dossier.objects.get(pk=dossier.pk)


def agrees(letter: Letter) -> bool:
    """Whether the access table says what the rules say."""
    return not list(access.differences(Letter.objects.get(pk=letter.pk)))


def _holds(world: World, person: str, seat: str) -> bool:
    desk = world.officer(person).desk_at(world.seats[seat].pk)
    return desk is not None and desk.kind == "definitive"
