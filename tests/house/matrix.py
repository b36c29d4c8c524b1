"""The raw material of the two matrices: every address, and every verb of every machine.

The tables are written by hand beside the tests of each room (the edges twice, on purpose):
`ROLE_TABLE` in `tests/<room>/role_table.py`, `EDGES` beside the test that asks `verbs_of`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module

from django.apps import apps
from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver
from django_fsm import FSMFieldMixin

from tests.house import source

FOREIGN = {"admin", "account", "mfa", "socialaccount"}  # Django's and allauth's own pages


def every_name() -> set[str]:
    """The full name of every address, of Django's and allauth's own pages too."""
    return set(_all_names(get_resolver().url_patterns, ""))


def _all_names(patterns: list, prefix: str) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from _all_names(pattern.url_patterns, inner)
        else:
            yield f"{prefix}{pattern.name}"


def named_urls() -> set[str]:
    """Every address of ours by its full name, such as `disposition:inbox`."""
    return set(_names(get_resolver().url_patterns, ""))


def _names(patterns: list, prefix: str) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            if pattern.namespace not in FOREIGN:
                inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
                yield from _names(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern) and (prefix or is_ours(pattern.name or "")):
            yield f"{prefix}{pattern.name}" if pattern.name else f"{prefix}({pattern.pattern})"


def is_ours(name: str) -> bool:
    """Whether a name without a namespace is neither allauth's nor Django's."""
    return not re.match(r"(account|mfa|socialaccount)_|set_language$", name)


def role_tables() -> dict[str, object]:
    """Every row of every `tests/<room>/role_table.py`."""
    rows: dict[str, object] = {}
    for path in source.ROOT.glob("tests/**/role_table.py"):
        rows |= import_module(source.name_of(path)).ROLE_TABLE
    return rows


def machines() -> list[type[Model]]:
    """Every model of ours that has transitions of its own, proxies included."""
    ours = [model for model in apps.get_models() if model.__module__.split(".")[0] in source.PLACES]
    return [model for model in ours if verbs_of(model)]


def verbs_of(model: type[Model], field: str = "state") -> set[str]:
    """The transitions that this class declares for a field, by the name of their method."""
    fields = [f for f in model._meta.get_fields() if isinstance(f, FSMFieldMixin)]
    return {
        transition.name
        for machine in fields
        if machine.name == field
        for transition in machine.get_all_transitions(model)
    }


def models_with_a_table() -> set[str]:
    """The models that some test asks `verbs_of`."""
    asked = re.compile(r"\b(?:verbs_of|assert_edges|assert_only_edges)\(\s*(\w+)")
    files = [path for path in source.files_of_tests() if path.parent.name != "house"]
    return {name for path in files for name in asked.findall(path.read_text(encoding="utf-8"))}
