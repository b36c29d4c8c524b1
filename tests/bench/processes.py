"""What processes cost, read from /proc: CPU seconds and memory of a tree, and of a database."""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")
PROC = Path("/proc")


def family(root: int) -> list[int]:
    """A process and everything below it."""
    below: dict[int, list[int]] = defaultdict(list)
    for pid in _pids():
        if fields := _stat(pid):
            below[int(fields[1])].append(pid)
    found, waiting = [], [root]
    while waiting:
        pid = waiting.pop()
        found.append(pid)
        waiting += below[pid]
    return found


def cpu_of(root: int) -> float:
    """CPU seconds of a process, of all below it, and of those below that have ended."""
    return sum(_cpu(pid, with_ended=True) for pid in family(root))


def memory_of(root: int) -> float:
    """Proportional set size of a process and all below it, in megabytes."""
    return sum(_pss(pid) for pid in family(root)) / 1024


class DatabaseCpu:
    """CPU seconds of the server processes of one database; 0 where it runs elsewhere."""

    def __init__(self, name: str, *, without: int = 0) -> None:
        self.mark, self.without = f" {name} ", without
        self.known: dict[int, float] = {}

    def total(self) -> float:
        """All that was seen so far; ask now and then, since a process takes its time with it."""
        for pid in _pids():
            if pid != self.without and self._serves(pid):
                self.known[pid] = _cpu(pid, with_ended=False)
        return sum(self.known.values())

    def _serves(self, pid: int) -> bool:
        line = _read(pid, "cmdline").replace("\0", " ")
        return line.startswith("postgres:") and self.mark in line


def _pids() -> list[int]:
    return [int(path.name) for path in PROC.iterdir() if path.name.isdecimal()]


def _read(pid: int, name: str) -> str:
    try:
        return (PROC / str(pid) / name).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _stat(pid: int) -> list[str]:
    """The fields after the name, which may hold blanks: state, parent, …"""
    return _read(pid, "stat").rpartition(") ")[2].split()


def _cpu(pid: int, *, with_ended: bool) -> float:
    fields = _stat(pid)
    last = 15 if with_ended else 13
    return sum(int(ticks) for ticks in fields[11:last]) / TICK if fields else 0.0


def _pss(pid: int) -> int:
    for line in _read(pid, "smaps_rollup").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0
