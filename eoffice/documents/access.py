"""The hook by which the rooms above say who may see which file, and learn that one was looked at.

A room registers in its `AppConfig.ready`. Nothing is visible that no rule lets through.
"""

from collections.abc import Callable

from django.db.models import Q

from eoffice.documents.models import StoredFile
from eoffice.organization.officer import Officer

Rule = Callable[[Officer], Q]
Watcher = Callable[[Officer, StoredFile, str], bool]
Stamper = Callable[[Officer, StoredFile], str]

NOBODY = Q(pk__in=[])
_rules: list[Rule] = []
_watchers: list[Watcher] = []
_stampers: list[Stamper] = []


def visible_through(rule: Rule) -> Rule:
    """Register a rule: the condition on `StoredFile` under which this officer sees a file."""
    if rule not in _rules:
        _rules.append(rule)
    return rule


def watched_by(watcher: Watcher) -> Watcher:
    """Register who is told that an officer opened a part ("page", "text", "original"…).

    The watcher answers whether the file is secret, so that no browser may keep it.
    """
    if watcher not in _watchers:
        _watchers.append(watcher)
    return watcher


def condition_for(officer: Officer) -> Q:
    """What one of the rules lets this officer see."""
    seen = NOBODY
    for rule in _rules:
        seen |= rule(officer)
    return seen


def tell(officer: Officer, file: StoredFile, part: str) -> bool:
    """Pass on that a part of the file was opened; whether one of the watchers calls it secret."""
    is_secret = False
    for watcher in _watchers:
        is_secret |= watcher(officer, file, part)
    return is_secret


def stamped_by(stamper: Stamper) -> Stamper:
    """Register who says that an officer sees a file only with a line across its pages."""
    if stamper not in _stampers:
        _stampers.append(stamper)
    return stamper


def stamp_for(officer: Officer, file: StoredFile) -> str:
    """The line that the pages bear for this officer; nothing for who sees the file as it is."""
    return next((text for ask in _stampers if (text := ask(officer, file))), "")
