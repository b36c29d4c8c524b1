"""The hook by which the rooms above say who may see which file, and learn that one was looked at.

A room registers in its `AppConfig.ready`. Nothing is visible that no rule lets through.
"""

from collections.abc import Callable

from django.db.models import Q

from eoffice.documents.models import StoredFile
from eoffice.organization.officer import Officer

Rule = Callable[[Officer], Q]
Watcher = Callable[[Officer, StoredFile, str], bool]

NOBODY = Q(pk__in=[])
_rules: list[Rule] = []
_watchers: list[Watcher] = []


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
