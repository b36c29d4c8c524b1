"""Reads whatever an address answers as text: pages, streams, spreadsheets and PDFs."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO
from zipfile import ZipFile

from django.apps import apps
from django.http.response import HttpResponseBase
from pypdf import PdfReader


def text_of(answer: HttpResponseBase) -> str:
    """All words of an answer, its headers too (a file name is a word)."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    kind = answer.get("Content-Type", "")
    headers = " ".join(value for _name, value in answer.items())
    return f"{headers} {_words(content, kind)}"


def _words(content: bytes, kind: str) -> str:
    if kind.startswith("application/pdf") and content[-6:].strip().endswith(b"%%EOF"):
        return " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    if "spreadsheet" in kind:
        with ZipFile(BytesIO(content)) as book:
            return " ".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
    return content.decode("utf-8", "replace")


def named_twice(answer: HttpResponseBase) -> list[str]:
    """The ids that a page gives to several elements: a label would lead to the first of them."""
    names = Counter(re.findall(r'\sid="([^"]+)"', answer.content.decode()))
    return [name for name, count in names.items() if count > 1]


def rows_of_everything() -> dict[str, list[object]]:
    """Every row of every table, by the name of its model."""
    return {
        model._meta.label: sorted(map(repr, model._base_manager.values_list()))
        for model in apps.get_models()
        if model._meta.managed and not model._meta.proxy
    }


def changed(before: dict[str, list[object]], after: dict[str, list[object]]) -> set[str]:
    """The models of which a row was added, changed or removed."""
    return {name for name, rows in after.items() if rows != before[name]}
