"""Rows of a form, sent as `<prefix>-<n>-<field>`, in their order, without those to be dropped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.http import QueryDict


def read_rows(
    data: QueryDict | Mapping[str, Any], prefix: str, fields: tuple[str, ...]
) -> list[dict[str, str]]:
    """The rows that name something; `<prefix>-<n>-order` sorts them, `…-drop` leaves one out.

    All of them: how many a form may have is for who asks to say, and never cut in silence.
    """
    found = []
    for number in sorted(_numbers(data, prefix)):
        row = {name: str(data.get(f"{prefix}-{number}-{name}", "")).strip() for name in fields}
        if data.get(f"{prefix}-{number}-drop") or not row["name"]:
            continue
        found.append((_order(data.get(f"{prefix}-{number}-order"), number), row))
    return [row for _order_, row in sorted(found, key=lambda pair: pair[0])]


def _numbers(data: Mapping[str, Any], prefix: str) -> set[int]:
    pattern = re.compile(rf"{prefix}-(\d{{1,4}})-name")
    return {int(match[1]) for key in data if (match := pattern.fullmatch(key))}


def _order(asked: object, number: int) -> tuple[float, int]:
    text = str(asked or "").strip().replace(",", ".")
    try:
        return float(text), number
    except ValueError:
        return float(number + 1), number
