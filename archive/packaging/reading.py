"""Reading the metadata of a stranger's package: typed, bounded, or refused with a sentence."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Choices
from django.utils.translation import gettext as _

from archive.packaging.facts import FORMAT, VERSION

MOST_ITEMS = 20_000
Facts = dict[str, Any]


class BadPackage(Exception):
    """The package cannot be taken in; the sentence says why."""


@dataclass(frozen=True, slots=True)
class PackedFile:
    """One original of the package: where it lies in it, and what it was called."""

    path: str
    name: str
    sha256: str
    role: str


def metadata_of(text: str) -> Facts:
    """The metadata of a package of a kind and version that is known."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadPackage(_("The metadata of the package cannot be read.")) from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise BadPackage(_("This is no package of a dossier."))
    if (version := found.get("version")) != VERSION:
        raise BadPackage(_of_another_version(version))
    items = found.get("items")
    if not isinstance(found.get("dossier"), dict) or not isinstance(items, list):
        raise BadPackage(_("The metadata of the package cannot be read."))
    if len(items) > MOST_ITEMS or not all(isinstance(item, dict) for item in items):
        raise BadPackage(_("The metadata of the package cannot be read."))
    return found


def _of_another_version(version: object) -> str:
    if not isinstance(version, int) or version < VERSION:
        return _("This version of a package is not known here.")
    said = _(
        "The package is of version %(n)d, newer than this installation knows (%(known)d). Upgrade "
        "it, or ask the sender for an older form. Nothing was taken in."
    )
    return said % {"n": version, "known": VERSION}


def text(facts: Facts, name: str, most: int) -> str:
    """A text, cut to what a column takes."""
    value = facts.get(name)
    return value[:most].replace("\x00", "") if isinstance(value, str) else ""


def number(facts: Facts, name: str, *, least: int = 0, most: int = 100_000) -> int | None:
    """A whole number inside its bounds."""
    value = facts.get(name)
    fits = isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
    return value if fits else None


def day(facts: Facts, name: str) -> date | None:
    """A day; a moment gives its day."""
    try:
        return date.fromisoformat(text(facts, name, 40)[:10])
    except ValueError:
        return None


def choice(facts: Facts, name: str, known: type[Choices], default: str) -> str:
    """One of a fixed list."""
    value = facts.get(name)
    return value if isinstance(value, str) and value in known.values else default


def flag(facts: Facts, name: str) -> bool:
    """Yes only where it says so."""
    return facts.get(name) is True


def rows_of(item: Facts) -> list[Facts]:
    """What is said of the files of an entry."""
    rows = item.get("files")
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def files_of(item: Facts) -> list[PackedFile]:
    """The originals of an entry."""
    return [
        PackedFile(
            text(row, "path", 400), text(row, "name", 255), text(row, "sha256", 64),
            text(row, "role", 20),
        )
        for row in rows_of(item)
        if row.get("path")
    ]  # fmt: skip
