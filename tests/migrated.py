"""One database with every migration applied, made once and copied: what every test run begins with.

Applying all migrations takes half a minute of computing, a copy takes a tenth of a second. The
database is kept under a name that says from which migrations it was made, in `var/migrated/` or on
the PostgreSQL server, and is used again until one of them changes. Django still looks at every
copy for migrations to apply, and the demo and the supervisor's tests still begin with nothing.
"""

from __future__ import annotations

import ast
import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg2

ROOT = Path(__file__).resolve().parents[1]
KEPT = Path(os.environ.get("EOFFICE_MIGRATED", ROOT / "var" / "migrated"))
WORK = KEPT / "making"
PRESENT = "SELECT datname FROM pg_database WHERE starts_with(datname, %s)"
SECONDS = 600  # a busy machine migrates slowly


def fingerprint(root: Path = ROOT) -> str:
    """What the tables come from: the migrations, what they call, and the versions of packages."""
    digest = sha256(sys.version.encode())
    for path in [root / "requirements.txt", *sources(root)]:
        digest.update(f"{path.relative_to(root)}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def sources(root: Path = ROOT) -> list[Path]:
    """The migrations and every module of ours that they reach; models only give names there."""
    found: set[Path] = set()
    waiting = [*root.glob("*/migrations/*.py"), *root.glob("eoffice/*/migrations/*.py")]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            waiting += _modules_imported_by(path, root)
    return sorted(found)


def _modules_imported_by(path: Path, root: Path) -> Iterator[Path]:
    for node in ast.walk(ast.parse(path.read_bytes())):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        for name in names:
            file = (root / name.replace(".", "/")).with_suffix(".py")
            if ".models" not in name and file.exists():
                yield file


def make_ready(url: str) -> None:
    """Make what will be copied, before the time of any test counts."""
    if url.startswith("postgres"):
        postgresql_template(url)
    else:
        with _one_at_a_time():
            _kept_file()


def copy_to(place: Path) -> None:
    """A migrated SQLite database at this place."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with _one_at_a_time():
        shutil.copyfile(_kept_file(), place)


def _kept_file() -> Path:
    kept = KEPT / f"{fingerprint()}.sqlite3"
    if not kept.exists():
        made = WORK / "eoffice.sqlite3"
        _migrate(f"sqlite:///{made}")
        for older in KEPT.glob("*.sqlite3"):
            older.unlink()
        made.rename(kept)
    return kept


def postgresql_template(url: str) -> str:
    """The name of the migrated database on the server of this address, made if it is not there."""
    base = f"{urlsplit(url).path[1:]}_migrated_"
    name = f"{base}{fingerprint()}"
    with _one_at_a_time():
        present = ask_server(url, PRESENT, base)
        if name not in present:
            for older in present:
                ask_server(url, f'DROP DATABASE IF EXISTS "{older}"')
            ask_server(url, f'CREATE DATABASE "{base}"')
            _migrate(on_server(url, base))
            ask_server(url, f'ALTER DATABASE "{base}" RENAME TO "{name}"')
    return name


def on_server(url: str, database: str) -> str:
    """The address of another database of the same server."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{database}"))


def ask_server(url: str, statement: str, *values: str) -> list[str]:
    """Ask the server itself: the database of the address need not exist."""
    server = psycopg2.connect(on_server(url, "postgres"))
    server.autocommit = True
    try:
        with server.cursor() as cursor:
            cursor.execute(statement, values or None)
            return [row[0] for row in cursor.fetchall()] if cursor.description else []
    finally:
        server.close()


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """One process makes it; the others wait, and find it."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            yield
        finally:
            shutil.rmtree(WORK, ignore_errors=True)


def _migrate(url: str) -> None:
    """Apply all migrations as an installation does, in a process of its own."""
    variables = {
        "DATABASE_URL": url,
        "VAR_DIR": str(WORK),
        "EOFFICE_ENV": "test",
        "DJANGO_SETTINGS_MODULE": "eoffice.settings",
        "CELERY_BROKER_URL": "filesystem://localhost",  # a local database bears no shared one
    }
    done = subprocess.run(
        [sys.executable, "manage.py", "migrate", "-v0"],
        cwd=ROOT, env=os.environ | variables, timeout=SECONDS,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
