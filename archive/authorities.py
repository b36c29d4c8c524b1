"""Whose agreement a disposal needs (docs/decisions/0077). Pure: no models, no clock.

The head of an office decides what his office destroys; from ten years on, both terms together, the
national archives agree first. Finance files ask the audit board too, personnel files the civil
service agency: by the beginning of their codes, which is what Indonesian classifications share.
"""

import re
from collections.abc import Iterable

from archive.states import Authority, DisposalKind

LONG = 10
BEGINNING = re.compile(r"[A-Za-z]+|\d+")
FINANCE, PERSONNEL = ("900", "KU"), ("800", "KP")
EXTERNAL = (Authority.ANRI, Authority.ARCHIVE_INSTITUTION, Authority.BPK, Authority.BKN)
ADDED_BY_HAND = (Authority.ANRI, Authority.BPK, Authority.BKN)
INSIDE = {DisposalKind.TRANSFER: Authority.UNIT_HEAD}


def needed(kind: str, years: Iterable[int | None], codes: Iterable[str]) -> list[Authority]:
    """The authorities that must agree, in the order in which they are asked."""
    if kind == DisposalKind.TRANSFER:
        return [Authority.UNIT_HEAD]
    if kind == DisposalKind.HAND_OVER:
        return [Authority.OFFICE_HEAD, Authority.ARCHIVE_INSTITUTION]
    found, known = [Authority.OFFICE_HEAD], list(codes)
    if any((one or 0) >= LONG for one in years):
        found.append(Authority.ANRI)
    if _any_begins(known, FINANCE):
        found.append(Authority.BPK)
    if _any_begins(known, PERSONNEL):
        found.append(Authority.BKN)
    return found


def is_external(authority: str) -> bool:
    """Whether its agreement comes as a letter, with number, date and scan."""
    return authority in EXTERNAL


def _any_begins(codes: Iterable[str], heads: tuple[str, ...]) -> bool:
    return any(_stem(code) in heads for code in codes)


def _stem(code: str) -> str:
    """How a code begins: 900 of 900.1.3, KU of KU.00.1 and of KU 00.1 and KU001."""
    found = BEGINNING.match(code.strip())
    return found[0].upper() if found else ""
