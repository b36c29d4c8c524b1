"""Which retention rule binds: the version in force on a day, and the nearest code with terms."""

from collections.abc import Iterable, Mapping
from datetime import date

from archive.models import RetentionRule, RetentionSchedule
from correspondence.models import Classification

SEPARATORS = "./-"


def schedule_on(organization_id: int, day: date) -> RetentionSchedule | None:
    """The version of the schedule that is in force on that day."""
    return RetentionSchedule.objects.in_force_on(organization_id, day).first()


def rule_for(organization_id: int, code: str, day: date) -> RetentionRule | None:
    """The rule of this code, or of the nearest code above it that has terms.

    Above is what the schedule says, where it knows the code; else what remains of the code without
    its last part, so that 000.1.2.3 is ruled by 000.1.2.
    """
    schedule = schedule_on(organization_id, day)
    if schedule is None or not code:
        return None
    lineage = lineage_of(code)
    known = {rule.code: rule for rule in schedule.rules.filter(code__in=lineage)}
    nearest = next((known[one] for one in lineage if one in known), None)
    while nearest is not None and nearest.terms is None:
        nearest = nearest.parent or _next(known, lineage, nearest)
    return nearest


def _next(
    known: dict[str, RetentionRule], lineage: list[str], below: RetentionRule
) -> RetentionRule | None:
    """The next known code above one that has no parent of its own."""
    if below.code not in lineage:
        return None
    rest = lineage[lineage.index(below.code) + 1 :]
    return next((known[code] for code in rest if code in known), None)


def lineage_of(code: str) -> list[str]:
    """The code and what remains of it, part by part."""
    found = [code]
    while cut := max(code.rfind(mark) for mark in SEPARATORS) + 1:
        code = code[: cut - 1]
        found.append(code)
    return [one for one in found if one]


def codes_of(organization_id: int) -> dict[str, str]:
    """The codes of the organisation as they are written there, found in small letters too."""
    rows = Classification.objects.filter(organization=organization_id)
    return spellings(rows.order_by("code").values_list("code", flat=True))


def spellings(codes: Iterable[str]) -> dict[str, str]:
    """Each code by itself, and by its small letters: what differs only in case is one code."""
    exact = {code: code for code in codes}
    return {code.casefold(): code for code in exact} | exact


def as_written(code: str, known: Mapping[str, str]) -> str:
    """The known code that is meant; one that nobody knows stays as it is."""
    return known.get(code) or known.get(code.casefold(), code)


def unknown_codes(organization_id: int, codes: Iterable[str]) -> list[str]:
    """Those of these codes that are in no classification of the organisation, in their order."""
    asked = list(dict.fromkeys(filter(None, codes)))
    rows = Classification.objects.filter(organization=organization_id, code__in=asked)
    known = set(rows.values_list("code", flat=True))
    return [code for code in asked if code not in known]
