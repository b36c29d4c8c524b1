"""Whose dossiers an officer sees and keeps; the only way to a dossier for lists and pages."""

from django.db.models import Q, QuerySet

from archive.models import Dossier
from archive.states import DossierState
from correspondence.states import SECRET
from eoffice.organization.officer import Desk, Officer
from eoffice.organization.states import Role

AT_THE_UNIT = (DossierState.OPEN, DossierState.CLOSED)


def dossiers_visible_to(officer: Officer) -> QuerySet[Dossier]:
    """The archivist those of his office; filers and heads those of their unit; the head of an
    office all of it. What lies in a dossier is still opened letter by letter."""
    found = _kept(officer)
    for desk in officer.desks:
        if is_deciding_head(desk):
            found |= Q(office=desk.office_id) if is_office_head(desk) else Q(unit=desk.unit_id)
    return Dossier.objects.filter(found)


def dossiers_kept_by(officer: Officer) -> QuerySet[Dossier]:
    """Those whose documents the officer keeps: the archivist, and who files for the unit. Secret
    ones stay with the unit."""
    return Dossier.objects.filter(_kept(officer), ~_secret_elsewhere(officer))


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


def _kept(officer: Officer) -> Q:
    units = [desk.unit_id for desk in officer.desks_with_role(Role.UNIT_FILER)]
    return Q(office__in=officer.offices_with_role(Role.ARCHIVIST)) | Q(unit__in=units)


def _secret_elsewhere(officer: Officer) -> Q:
    units = [desk.unit_id for desk in officer.desks_with_role(Role.UNIT_FILER)]
    return Q(security__in=SECRET) & ~Q(unit__in=units)
