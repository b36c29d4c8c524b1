"""What every test has: a database, a browser where one is needed, and honest skips.

The tests run on SQLite, or on PostgreSQL where DATABASE_URL names one. Where CI is set nothing
may be missing: a tool that is absent is an error there, not a skip.
"""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import TransactionTestCase

from tests import emptied, migrated, spread

gc.disable()  # until all is loaded: looked through again and again that took a quarter of the time
# A busy machine is slow; what takes long is bounded by pytest-timeout.
hypothesis.settings.register_profile("suite", deadline=None)
hypothesis.settings.load_profile("suite")

BROWSERS = ("chromium-headless-shell", "chromium")  # the first one has no windows to draw
CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), "")
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# A page of a test lives for a second: to compile its scripts well takes longer than they run.
PLAIN_SCRIPTS = "--js-flags=--no-turbofan --no-maglev"
pytest_plugins = ["tests.cast"] if Path(__file__).with_name("cast.py").exists() else []


def on_postgresql() -> bool:
    """Whether this run uses PostgreSQL."""
    return settings.DATABASES["default"]["ENGINE"].endswith("postgresql")


def need(found: object, what: str) -> None:
    """Skip where a tool is missing on a developer's machine; fail where CI is set."""
    if found:
        return
    if os.environ.get("CI"):
        pytest.fail(f"{what} is required where CI is set")
    pytest.skip(f"{what} is missing here")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> spread.Spread:
    """Over several processes, files and stories stay together."""
    return spread.Spread(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the long stories; skip what only the other database can show, and count it."""
    spread.put_in_order(items)
    marker, reason = "services", "needs PostgreSQL: run `make test-services`"
    if on_postgresql():
        marker, reason = "embedded", "asks nothing of PostgreSQL: run `make test`"
    for item in items:
        if item.get_closest_marker(marker):
            item.add_marker(pytest.mark.skip(reason=reason))


def pytest_collection_finish(session: pytest.Session) -> None:
    """Where a database will be asked for, let the migrated one be made outside the tests' time."""
    asks = any("django_db" in item.keywords or "db" in item.fixturenames for item in session.items)
    if asks and not session.config.option.collectonly:
        migrated.make_ready(settings.DATABASE_URL)
    # What was loaded stays: looking through it for garbage took a seventh of the time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    gc.enable()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Every process begins with a copy of the migrated database, and empties it its own way."""
    TransactionTestCase._fixture_teardown = emptied.empty
    if on_postgresql():
        template = migrated.postgresql_template(settings.DATABASE_URL)
        connection.settings_dict["TEST"]["TEMPLATE"] = template
    else:
        migrated.copy_to(Path(connection.creation._get_test_db_name()))
        # Rows that nobody asked to be ordered come last first here, and first first on PostgreSQL:
        # what leans on their order fails on one of the two.
        options = connection.settings_dict["OPTIONS"]
        options["init_command"] += "PRAGMA reverse_unordered_selects=ON;"


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb: bool) -> bool:
    """The copied file is used as it is, and goes with its folder."""
    return django_db_keepdb or not on_postgresql()


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    """No test finds what another one cached."""
    cache.clear()
    yield


@pytest.fixture(scope="session")
def tesseract() -> str:
    """The OCR program."""
    found = shutil.which("tesseract") or ""
    need(found, "tesseract")
    return found


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict:
    """Debian's Chromium; nothing is downloaded."""
    need(CHROMIUM, "chromium")
    return {"executable_path": CHROMIUM, "args": [*CHROMIUM_FLAGS, PLAIN_SCRIPTS]}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict) -> dict:
    """An Indonesian office's browser."""
    return {**browser_context_args, "locale": "id-ID", "timezone_id": "Asia/Jakarta"}
