"""The places `{{column}}` in a text, which the rows of a table fill (mail merge). Pure.

`Nama`, `name` and `Penerima` are one column; blanks and capitals do not tell columns apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

PLACE = re.compile(r"\{\{\s*([^{}<>]{1,60}?)\s*\}\}")
KNOWN_AS = {
    "nama": "name", "name": "name", "penerima": "name",
    "alamat": "address", "address": "address",
    "surel": "email", "pos-el": "email", "email": "email", "e-mail": "email",
}  # fmt: skip


def column(header: str) -> str:
    """The name by which a column is known."""
    key = " ".join(header.replace("\xa0", " ").replace("&nbsp;", " ").casefold().split())
    return KNOWN_AS.get(key, key)


def places_of(content: Mapping[str, Any]) -> set[str]:
    """The columns for which the texts of a content have a place."""
    return {column(found) for found in as_written(content)}


def as_written(content: Mapping[str, Any]) -> list[str]:
    """The places themselves, each once, in reading order."""
    found = [place for text in _texts(content) for place in PLACE.findall(text)]
    return list(dict.fromkeys(found))


def _texts(content: Mapping[str, Any]) -> Iterator[str]:
    yield from (content["subject"], content["attachment_note"], content["body"])
    yield from content["parts"].values()
    yield from content["event"].values()
