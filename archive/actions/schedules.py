"""Versions of the retention schedule: drafted from a table or from the last one, put in force."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from archive.events import ArchiveEvent
from archive.importing.rules import RuleData, parent_of
from archive.models import RetentionRule, RetentionSchedule
from archive.policies import schedules as policies
from archive.policies.archivist import at_archive
from archive.queries.rules import as_written, codes_of, spellings
from archive.states import ScheduleState
from correspondence.models import Classification
from eoffice import audit, clock
from eoffice.errors import Refused, WrongState
from eoffice.organization.officer import Officer

DIGITS = re.compile(r"\d+")
TOLD = [
    "label", "active_years", "active_trigger", "inactive_years", "final_action", "final_note",
    "security", "is_vital", "is_protected",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleData:
    """What is said of a version."""

    name: str
    valid_from: date
    basis: str = ""
    note: str = ""


@transaction.atomic
def draft_schedule(
    organization_id: int,
    data: ScheduleData,
    rules: Sequence[RuleData],
    *,
    by: Officer,
    is_sample: bool = False,
) -> RetentionSchedule:
    """Draft a version with these rules; nothing is bound by it before it is put in force."""
    policies.may_keep_schedule(by, organization_id).enforce()
    by = at_archive(by, organization_id)
    if not rules:
        raise Refused(_("A schedule without a rule binds nothing."))
    schedule = RetentionSchedule.objects.create(
        organization_id=organization_id,
        name=data.name,
        basis=data.basis,
        note=data.note,
        valid_from=data.valid_from,
        is_sample=is_sample,
        made_at=clock.now(),
        made_by_name=by.name,
    )
    _write_rules(schedule, _as_known(organization_id, rules))
    detail = {"rules": len(rules), "valid_from": data.valid_from}
    audit.record(ArchiveEvent.SCHEDULE_IMPORTED, schedule, by=by, detail=detail, begins=True)
    return schedule


def copy_schedule(schedule_id: int, data: ScheduleData, *, by: Officer) -> RetentionSchedule:
    """Draft the next version with the rules of this one, to change some of them."""
    first = RetentionSchedule.objects.get(pk=schedule_id)
    rows = first.rules.select_related("parent").order_by("path")
    rules = [_data_of(rule) for rule in rows]
    return draft_schedule(first.organization_id, data, rules, by=by, is_sample=first.is_sample)


@transaction.atomic
def change_rule(rule_id: int, data: RuleData, *, by: Officer) -> RetentionRule:
    """Change one rule of a draft; what is in force is changed by a new version only."""
    found = RetentionRule.objects.get(pk=rule_id)
    schedule = RetentionSchedule.objects.locked(found.schedule_id)
    policies.may_keep_schedule(by, schedule.organization_id).enforce()
    _must_be_draft(schedule)
    rule = RetentionRule.objects.get(pk=rule_id)
    changes = {}
    for name in TOLD:
        before, after = getattr(rule, name), getattr(data, name)
        if before != after:
            changes[name] = [before, after]
            setattr(rule, name, after)
    if changes:
        rule.save(update_fields=list(changes))
        by = at_archive(by, schedule.organization_id)
        told = {"code": rule.code}
        audit.record(ArchiveEvent.SCHEDULE_CHANGED, schedule, by=by, changes=changes, detail=told)
    return rule


@transaction.atomic
def put_in_force(schedule_id: int, *, by: Officer) -> RetentionSchedule:
    """From its day on it binds what is closed; its codes can be chosen from now on."""
    schedule = RetentionSchedule.objects.locked(schedule_id)
    policies.may_keep_schedule(by, schedule.organization_id).enforce()
    _must_be_draft(schedule)
    schedule.put_in_force()
    schedule.in_force_at = clock.now()
    try:
        with transaction.atomic():
            schedule.save(update_fields=["state", "in_force_at"])
    except IntegrityError as clash:
        raise WrongState(_("Another version begins on the same day.")) from clash
    added, changed = _take_codes(schedule)
    detail = {"valid_from": schedule.valid_from, "codes_added": added, "codes_changed": changed}
    by = at_archive(by, schedule.organization_id)
    audit.record(ArchiveEvent.SCHEDULE_IN_FORCE, schedule, by=by, detail=detail)
    return schedule


@transaction.atomic
def discard(schedule_id: int, *, by: Officer) -> RetentionSchedule:
    """A draft is not taken after all; it stays readable."""
    schedule = RetentionSchedule.objects.locked(schedule_id)
    policies.may_keep_schedule(by, schedule.organization_id).enforce()
    _must_be_draft(schedule)
    schedule.discard()
    schedule.save(update_fields=["state"])
    by = at_archive(by, schedule.organization_id)
    audit.record(ArchiveEvent.SCHEDULE_DISCARDED, schedule, by=by)
    return schedule


def path_of(code: str) -> str:
    """The place of a code among its sisters: numbers sort as numbers."""
    return DIGITS.sub(lambda found: found[0].zfill(4), code)


def _as_known(organization_id: int, rules: Sequence[RuleData]) -> list[RuleData]:
    """With codes written as the classification has them, so that none is made a second time."""
    known = codes_of(organization_id)
    return [
        replace(rule, code=as_written(rule.code, known), parent=as_written(rule.parent, known))
        for rule in rules
    ]


def _write_rules(schedule: RetentionSchedule, rules: Sequence[RuleData]) -> None:
    """Parents before what hangs below them, each with its path in the tree."""
    known = spellings(rule.code for rule in rules)
    above = {rule.code: parent_of(rule, known) for rule in rules}
    made: dict[str, RetentionRule] = {}
    waiting = list(rules)
    while waiting:
        ready = [rule for rule in waiting if not above[rule.code] or above[rule.code] in made]
        if not ready:
            raise Refused(_("Codes hang below each other in a ring."))
        rows = [_rule(schedule, rule, made.get(above[rule.code])) for rule in ready]
        made |= {row.code: row for row in RetentionRule.objects.bulk_create(rows, batch_size=500)}
        waiting = [rule for rule in waiting if rule.code not in made]


def _rule(
    schedule: RetentionSchedule, rule: RuleData, parent: RetentionRule | None
) -> RetentionRule:
    own = path_of(rule.code)
    path = f"{parent.path}/{own}" if parent else own
    facts = {name: getattr(rule, name) for name in TOLD}
    return RetentionRule(schedule=schedule, parent=parent, code=rule.code, path=path[:400], **facts)


def _data_of(rule: RetentionRule) -> RuleData:
    facts = {name: getattr(rule, name) for name in TOLD}
    return RuleData(code=rule.code, parent=rule.parent.code if rule.parent else "", **facts)


def _take_codes(schedule: RetentionSchedule) -> tuple[int, int]:
    """Make every code of the version a classification; none that exists is taken away."""
    rules = list(schedule.rules.select_related("parent").order_by("path"))
    organization = schedule.organization_id
    known = {one.code: one for one in Classification.objects.filter(organization=organization)}
    fresh = [
        Classification(organization_id=organization, code=rule.code, name=rule.label[:250])
        for rule in rules
        if rule.code not in known
    ]
    made = Classification.objects.bulk_create(fresh, batch_size=500)
    known |= {one.code: one for one in made}
    changed = [known[rule.code] for rule in rules if _differs(known[rule.code], rule, known)]
    Classification.objects.bulk_update(changed, ["name", "parent", "active"], batch_size=500)
    return len(fresh), len(changed)


def _differs(one: Classification, rule: RetentionRule, known: dict[str, Classification]) -> bool:
    parent = known[rule.parent.code].pk if rule.parent else None
    wanted = (rule.label[:250], parent, True)
    if (one.name, one.parent_id, one.active) == wanted:
        return False
    one.name, one.parent_id, one.active = wanted
    return True


def _must_be_draft(schedule: RetentionSchedule) -> None:
    if schedule.state != ScheduleState.DRAFT:
        raise WrongState(_("Only a draft can be changed; make a new version."))
