"""Versions of the schedules that an officer may read, and their rules in the order of the tree."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from archive.models import RetentionRule, RetentionSchedule
from eoffice.organization.officer import Officer

PAGE = 100


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One rule, as deep as it hangs."""

    pk: int
    code: str
    label: str
    depth: int
    path: str
    rule: RetentionRule


def schedules_of(officer: Officer) -> QuerySet[RetentionSchedule]:
    """The versions of the own organisations, the latest first."""
    rows = RetentionSchedule.objects.filter(organization__in=officer.organization_ids)
    return rows.annotate(codes=Count("rules")).order_by("-valid_from", "-pk")


def rules_page(
    schedule: RetentionSchedule, words: str, *, after: str = "", limit: int = PAGE + 1
) -> list[RuleRow]:
    """One keyset page of rules whose code begins so, or whose name has every word."""
    rows = schedule.rules.filter(path__gt=after) if after else schedule.rules.all()
    for word in words.split()[:6]:
        rows = rows.filter(Q(code__startswith=word) | Q(label__icontains=word))
    return [_row(rule) for rule in rows.order_by("path")[:limit]]


def _row(rule: RetentionRule) -> RuleRow:
    depth = min(rule.path.count("/"), 6)
    return RuleRow(rule.pk, rule.code, rule.label, depth, rule.path, rule)
