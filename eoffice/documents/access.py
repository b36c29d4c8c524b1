"""The hook by which the rooms above say who may see which file, and learn that one was looked at.

A room registers in its `AppConfig.ready`. Nothing is visible that no rule lets through.
"""

from collections.abc import Callable

from django.db.models import Exists, OuterRef, Q, QuerySet

from eoffice.documents.models import StoredFile
from eoffice.hook import Hook
from eoffice.organization.officer import Officer

Rule = Callable[[Officer], Q]
Watcher = Callable[[Officer, StoredFile, str], bool]
Stamper = Callable[[Officer, StoredFile], str]

NOBODY = Q(pk__in=[])

# A rule is the condition on `StoredFile` under which this officer sees a file.
visible_through: Hook[Rule] = Hook()
# Who is told that an officer opened a part ("page", "text", "original"…), and answers whether the
# file is secret, so that no browser may keep it.
watched_by: Hook[Watcher] = Hook()
# Who says that an officer sees a file only with a line across its pages.
stamped_by: Hook[Stamper] = Hook()


def hanging_on(rows: QuerySet, column: str = "file") -> Q:
    """Files at which one of these rows points, for a rule.

    Asked for the file at hand, by the index of the column: the rows that an officer may see can be
    all of an archive, and a set of them would be gathered anew for every image of a page.
    """
    return Q(Exists(rows.filter(**{column: OuterRef("pk")})))


def condition_for(officer: Officer) -> Q:
    """What one of the rules lets this officer see."""
    seen = NOBODY
    for rule in visible_through:
        seen |= rule(officer)
    return seen


def tell(officer: Officer, file: StoredFile, part: str) -> bool:
    """Pass on that a part of the file was opened; whether one of the watchers calls it secret."""
    is_secret = False
    for watcher in watched_by:
        is_secret |= watcher(officer, file, part)
    return is_secret


def stamp_for(officer: Officer, file: StoredFile) -> str:
    """The line that the pages bear for this officer; nothing for who sees the file as it is."""
    return next((text for ask in stamped_by if (text := ask(officer, file))), "")
