"""Whose dossiers an officer sees and keeps; the only way to a dossier for lists and pages."""

from typing import NamedTuple

from django.db.models import Q, QuerySet

from archive.models import Dossier
from archive.states import DossierState
from correspondence.states import SECRET
from eoffice.organization.officer import Desk, Officer
from eoffice.organization.states import Role

AT_THE_UNIT = (DossierState.OPEN, DossierState.CLOSED)


class Reach(NamedTuple):
    """Where somebody's dossiers are: in whole offices, and in single units."""

    offices: list[int]
    units: list[int]


def dossiers_visible_to(officer: Officer) -> QuerySet[Dossier]:
    """The archivist those of his office; filers and heads those of their unit; the head of an
    office all of it. What lies in a dossier is still opened letter by letter."""
    return Dossier.objects.filter(is_seen_from(seeing_of(officer)))


def dossiers_kept_by(officer: Officer) -> QuerySet[Dossier]:
    """Those whose documents the officer keeps: the archivist, and who files for the unit. Secret
    ones stay with the unit."""
    return Dossier.objects.filter(is_kept_from(keeping_of(officer)))


def seeing_of(officer: Officer) -> Reach:
    """Where the officer sees dossiers."""
    offices, units = keeping_of(officer)
    heading = [desk for desk in officer.desks if is_deciding_head(desk)]
    offices += [desk.office_id for desk in heading if is_office_head(desk)]
    units += [desk.unit_id for desk in heading if not is_office_head(desk)]
    return Reach(offices, units)


def keeping_of(officer: Officer) -> Reach:
    """Where the officer keeps dossiers."""
    filing = officer.desks_with_role(Role.UNIT_FILER)
    return Reach([*officer.offices_with_role(Role.ARCHIVIST)], [desk.unit_id for desk in filing])


def is_seen_from(reach: Reach) -> Q:
    """Which dossiers these are."""
    return Q(office__pk__in=reach.offices) | Q(unit__pk__in=reach.units)


def is_kept_from(reach: Reach) -> Q:
    """Which dossiers these are; secret ones only in the units themselves."""
    secret_elsewhere = Q(security__in=SECRET) & ~Q(unit__pk__in=reach.units)
    return is_seen_from(reach) & ~secret_elsewhere


def is_office_head(desk: Desk) -> bool:
    """Whether the desk heads its office."""
    return desk.is_head and desk.unit_id == desk.office_id


def is_deciding_head(desk: Desk) -> bool:
    """A head, or who acts for him; an assistant is none."""
    return desk.is_head and not desk.is_assistant


def sees_title(by: Officer, dossier: Dossier) -> bool:
    """What is secret is named only to those of its unit who keep or head it."""
    if dossier.security not in SECRET:
        return True
    return any(
        desk.unit_id == dossier.unit_id
        and (Role.UNIT_FILER in desk.roles or is_deciding_head(desk))
        for desk in by.desks
    )
