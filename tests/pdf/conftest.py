"""Fixtures of the pdf room: one keeper for the whole session, a folder for each file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from eoffice.pdf import Prepared, child, prepare


@pytest.fixture(scope="session", autouse=True)
def keeper() -> None:
    """Start the keeper before the first test measures anything."""
    child.warm()


@pytest.fixture
def prepared(tmp_path: Path) -> Callable[[Path], Prepared]:
    """Prepare a file in a folder of its own."""

    def work(original: Path) -> Prepared:
        folder = tmp_path / f"work-{original.name}"
        folder.mkdir()
        return prepare(original, folder)

    return work
