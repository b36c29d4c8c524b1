"""Where a passphrase could be left behind: rows, files, other processes, their memory."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from django.apps import apps
from django.conf import settings

from tests.kill.web_process import children_of
from tests.reading import bytes_of

AT_ONCE = 500  # files for one process to read: earlier tests left thousands
MARKER = "-".join(("tanda", "pengenal", "8c41"))  # nowhere whole in a file of ours


def in_database() -> str:
    """Every value of every row."""
    rows = (row for model in apps.get_models() for row in model._default_manager.values_list())
    return "\n".join(map(str, rows))


def in_files() -> str:
    """Everything that this installation keeps in files."""
    paths = [path for path in Path(settings.VAR_DIR).rglob("*") if path.is_file()]
    parts = (bytes_of(*paths[first : first + AT_ONCE]) for first in range(0, len(paths), AT_ONCE))
    return "".join(part.decode("latin-1") for part in parts)


def in_processes() -> str:
    """The arguments and the environment of everything that runs here."""
    said = []
    for place in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            said += [
                (place / name).read_bytes().decode("latin-1") for name in ("cmdline", "environ")
            ]
    return "\n".join(said)


def in_keepers() -> str:
    """What the processes that this one started, the keepers of the limited children, remember."""
    return "\n".join(map(memory_of, children_of(os.getpid())))


def memory_of(pid: int) -> str:
    """All that a process has written into its memory."""
    said = []
    with suppress(OSError), Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            place, rights, *_ = line.split()
            start, end = (int(number, 16) for number in place.split("-"))
            if rights.startswith("rw"):
                with suppress(OSError, ValueError):
                    memory.seek(start)
                    said.append(memory.read(end - start).decode("latin-1"))
    return "\n".join(said)
