"""What was put right on a letter, as its readers are told: field, old, new, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import BooleanField, DateField, DateTimeField, Field
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from correspondence.corrected_fields import ADDRESSEES
from correspondence.models import Correction, Letter


@dataclass(frozen=True, slots=True)
class PutRight:
    """One correction: when, why, and each field with its label, old and new."""

    at: datetime
    reason: str
    changes: tuple[tuple[str, str, str], ...]


def put_right_on(letter: Letter) -> list[PutRight]:
    """Every correction of the letter, oldest first. For those who may read all of it."""
    return [_told(row, letter) for row in Correction.objects.filter(letter=letter.pk)]


def _told(row: Correction, letter: Letter) -> PutRight:
    changes = tuple(
        (_label(name), _shown(name, old, letter), _shown(name, new, letter))
        for name, old, new in row.changes
    )
    return PutRight(row.at, row.reason, changes)


def _label(name: str) -> str:
    if name == ADDRESSEES:
        return _("To")
    return str(_field(name).verbose_name)


def _field(name: str) -> Field[Any, Any]:
    """The column of a letter with this name; for a key, with or without its ending."""
    return next(
        field for field in Letter._meta.concrete_fields if name in (field.name, field.attname)
    )


def _shown(name: str, value: str, letter: Letter) -> str:
    field = None if name == ADDRESSEES else _field(name)
    if isinstance(field, BooleanField):
        return _("Yes") if value else _("No")
    if not value or field is None:
        return value or "–"
    if isinstance(field, DateTimeField):
        moment = datetime.fromisoformat(value).astimezone(letter.office.zone)
        return date_format(moment, "j F Y H.i")
    if isinstance(field, DateField):
        return date_format(date.fromisoformat(value), "j F Y")
    return str(dict(field.flatchoices).get(value, value))
