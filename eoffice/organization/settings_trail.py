"""What the trail says when reference data change: holidays, hours, groups, lists, imports.

Each office has one chain of settings; what holds for the whole installation is in chain 0.
Other rooms' admin pages record here too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import CharField, Model, TextChoices, TextField
from django.utils.translation import gettext_lazy as _

from eoffice import audit
from eoffice.audit.events import register
from eoffice.organization.officer import Officer

CHAIN = "settings"
EVERYWHERE = 0
FREE_TEXT = (TextField, CharField)


@register
class SettingsEvent(TextChoices):
    """Catalogue of what can happen to reference data."""

    ADDED = "settings.added", _("added to the settings")
    CHANGED = "settings.changed", _("changed the settings")
    REMOVED = "settings.removed", _("removed from the settings")
    HOLIDAY_ADDED = "settings.holiday_added", _("entered a holiday")
    HOLIDAY_REMOVED = "settings.holiday_removed", _("removed a holiday")
    HOURS_CHANGED = "settings.hours_changed", _("changed the working hours")
    IMPORTED = "settings.imported", _("imported a list")


def note_settings(
    event: SettingsEvent,
    thing: Model,
    *,
    by: Officer,
    office_id: int | None,
    changes: Mapping[str, Any] | None = None,
    **detail: Any,
) -> None:
    """Record a change of one row in the chain of its office."""
    facts = {"model": thing._meta.label_lower, "row": thing.pk} | detail
    chain = (CHAIN, office_id or EVERYWHERE)
    audit.record(event, by=by, chain=chain, changes=changes, detail=facts)


def note_each(
    event: SettingsEvent,
    things: Sequence[tuple[Model, Mapping[str, Any]]],
    *,
    by: Officer,
    office_id: int,
) -> None:
    """The same for many rows of one office at once, each with its changes."""
    said = [(changes, {"model": row._meta.label_lower, "row": row.pk}) for row, changes in things]
    audit.record_each(event, said, by=by, chain=(CHAIN, office_id))


def changes_between(old: Model | None, new: Model) -> dict[str, list[Any]]:
    """Field → old and new, for the columns of a row; free text as fingerprints."""
    fields = [field for field in new._meta.concrete_fields if field.editable]
    free = {field.attname for field in fields if _is_free(field)}
    coded = {field.attname for field in fields} - free
    before: Any = old if old is not None else dict.fromkeys(free | coded)
    return audit.diff(before, new, coded=sorted(coded), free=sorted(free))


def _is_free(field: Any) -> bool:
    return isinstance(field, FREE_TEXT) and not field.choices
