"""A dossier's life at its unit: open, close, set the trigger date, reopen.

Order of locks in the archive: letter → disposal → loan → dossier → series → chain head.
"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from archive.actions import numbers
from archive.events import DossierEvent
from archive.facts_mark import kept_by
from archive.models import Dossier, DossierSeries, RetentionRule
from archive.policies import filing as policies
from archive.queries.rules import rule_for
from archive.retention import retention
from archive.states import DossierState
from correspondence.models import Classification
from correspondence.states import Security
from eoffice import audit, clock
from eoffice.errors import Refused, WrongState
from eoffice.organization.models import Unit
from eoffice.organization.officer import Officer

DATES = ["active_until", "inactive_until", "acts_from"]
TERMS = [
    "rule", "trigger_on", "trigger_text", "active_years", "inactive_years", "final_action",
    "final_note", "is_vital", "is_protected", *DATES,
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class DossierData:
    """What is said when a dossier is opened."""

    title: str
    classification: int | None = None
    year: int | None = None
    security: str = Security.BIASA
    note: str = ""
    medium: str = "digital"


@transaction.atomic
def open_dossier(unit_id: int, data: DossierData, *, by: Officer) -> Dossier:
    """Open a dossier for a unit, under a class and with the next number of its office's year."""
    unit = Unit.objects.select_related("office", "organization").get(pk=unit_id)
    policies.may_open(by, unit).enforce()
    by = _at_filing_desk(by, unit.pk, unit.own_office_id)
    if not data.title.strip():
        raise Refused(_("Give the dossier a title."))
    office = unit.own_office
    year = data.year or clock.today(office.time_zone).year
    dossier = Dossier(
        organization=unit.root,
        office=office,
        unit=unit,
        classification=_class_of(data.classification, unit.root.pk),
        year=year,
        title=data.title.strip(),
        note=data.note,
        security=data.security,
        medium=data.medium,
        opened_at=clock.now(),
        opened_by_name=by.name,
    )
    dossier.number = numbers.take(DossierSeries, office.pk, year)
    dossier.save()
    detail = {"unit": unit.pk, "reference": dossier.reference} | kept_by(dossier)
    audit.record(DossierEvent.OPENED, dossier, by=by, detail=detail, begins=True)
    return dossier


@transaction.atomic
def close_dossier(
    dossier_id: int, *, by: Officer, closed_on: date | None = None, trigger_on: date | None = None
) -> Dossier:
    """Close it; the rule in force on that day binds it from now on.

    Without a trigger of its own the day of closing starts the clock; where the rule waits for an
    event, the clock stands until `set_trigger` says when it happened.
    """
    dossier = Dossier.objects.locked(dossier_id)
    policies.may_file(by, dossier).enforce()
    by = policies.at_filing_desk(by, dossier)
    today = clock.today(dossier.office.time_zone)
    day = closed_on or today
    if day > today or (trigger_on and trigger_on > today):
        raise Refused(_("The day of closing and the trigger date are not in the future."))
    dossier.close()
    dossier.closed_at, dossier.closed_on = clock.now(), day
    _bind(dossier, _rule_of(dossier, day))
    waits = bool(dossier.trigger_text)
    dossier.trigger_on = trigger_on or (None if waits else day)
    _date(dossier)
    dossier.save(update_fields=["state", "closed_at", "closed_on", *TERMS])
    detail = {"closed_on": day, "trigger_on": dossier.trigger_on, "rule": dossier.rule_id}
    audit.record(DossierEvent.CLOSED, dossier, by=by, detail=detail | kept_by(dossier))
    return dossier


@transaction.atomic
def set_trigger(dossier_id: int, trigger_on: date, *, by: Officer) -> Dossier:
    """The event for which the rule waits has happened, or its date was wrong."""
    dossier = Dossier.objects.locked(dossier_id)
    policies.may_file(by, dossier).enforce()
    by = policies.at_filing_desk(by, dossier)
    _must_run_free(dossier)
    if trigger_on > clock.today(dossier.office.time_zone):
        raise Refused(_("The day of closing and the trigger date are not in the future."))
    before, dossier.trigger_on = dossier.trigger_on, trigger_on
    _date(dossier)
    dossier.save(update_fields=["trigger_on", *DATES])
    changes = {"trigger_on": [before, trigger_on]}
    kept = kept_by(dossier)
    audit.record(DossierEvent.TRIGGERED, dossier, by=by, changes=changes, detail=kept)
    return dossier


@transaction.atomic
def bind_anew(dossier_id: int, *, by: Officer) -> Dossier:
    """Bind a closed dossier to what the schedule in force today says for its class."""
    dossier = Dossier.objects.locked(dossier_id)
    policies.may_file(by, dossier).enforce()
    by = policies.at_filing_desk(by, dossier)
    _must_run_free(dossier)
    rule = _rule_of(dossier, clock.today(dossier.office.time_zone))
    if rule is None:
        raise Refused(_("The schedule in force says nothing about this classification."))
    before = dossier.rule_id
    _bind(dossier, rule)
    dossier.trigger_on = dossier.trigger_on or (None if dossier.trigger_text else dossier.closed_on)
    _date(dossier)
    dossier.save(update_fields=TERMS)
    changes = {"rule": [before, rule.pk]}
    audit.record(DossierEvent.RULED, dossier, by=by, changes=changes, detail=kept_by(dossier))
    return dossier


@transaction.atomic
def reopen_dossier(dossier_id: int, reason: str, *, by: Officer) -> Dossier:
    """The matter goes on: the clock stops, and the rule is looked for anew at the next closing."""
    dossier = Dossier.objects.locked(dossier_id)
    policies.may_file(by, dossier).enforce()
    by = policies.at_filing_desk(by, dossier)
    if not reason.strip():
        raise Refused(_("Say why the dossier is opened again."))
    dossier.reopen()
    dossier.rule = dossier.trigger_on = None
    dossier.take_terms(None)
    _date(dossier)
    dossier.save(update_fields=["state", "closed_at", "closed_on", *TERMS])
    detail = {"reason": audit.fingerprint(reason)}
    audit.record(DossierEvent.REOPENED, dossier, by=by, detail=detail | kept_by(dossier))
    return dossier


def _must_run_free(dossier: Dossier) -> None:
    if dossier.state not in (DossierState.CLOSED, DossierState.INACTIVE):
        raise WrongState(_("The trigger date is set on a closed or inactive dossier."))
    if dossier.open_holds:
        raise WrongState(_("A hold is in force on this dossier."))


def _at_filing_desk(by: Officer, unit_id: int, office_id: int) -> Officer:
    return by.seated(policies.filing_desk(by, unit_id, office_id))


def _class_of(pk: int | None, organization_id: int) -> Classification | None:
    if pk is None:
        return None
    rows = Classification.objects.filter(organization=organization_id, active=True, pk=pk)
    if (found := rows.first()) is None:
        raise Refused(_("Choose a classification of your organisation that is in use."))
    return found


def _rule_of(dossier: Dossier, day: date) -> RetentionRule | None:
    code = dossier.classification.code if dossier.classification else ""
    return rule_for(dossier.organization_id, code, day)


def _bind(dossier: Dossier, rule: RetentionRule | None) -> None:
    """Copy the terms; a flag that the rule sets is set, one that the archivist set stays."""
    dossier.rule = rule
    dossier.take_terms(rule.terms if rule else None)
    if rule:
        dossier.is_vital = dossier.is_vital or rule.is_vital
        dossier.is_protected = dossier.is_protected or rule.is_protected


def _date(dossier: Dossier) -> None:
    dossier.take_dates(retention(dossier.terms, dossier.trigger_on))
