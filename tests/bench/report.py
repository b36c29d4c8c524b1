"""The table: to the terminal, and to var/bench/ as Markdown and JSON."""

from __future__ import annotations

import json
import os
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.bench.bars import Line

FOLDER = Path(__file__).resolve().parents[2] / "var" / "bench"
HEAD = "| what | value | bar | verdict | measured |\n|---|---|---|---|---|"


def say(line: str) -> None:
    """Speak to the person at the terminal."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def tell(parts: list[dict[str, Any]], *, how: str, seconds: float) -> None:
    """Show and keep what was found."""
    at = datetime.now(UTC)
    load = " ".join(f"{each:.1f}" for each in os.getloadavg())
    facts = (
        f"{at:%Y-%m-%d %H:%M} UTC, {how}, {seconds / 60:.1f} minutes, {os.cpu_count()} cores, "
        f"load {load}, Python {platform.python_version()}"
    )
    text = "\n".join([f"# Benchmark\n\n{facts}\n", *(section(part) for part in parts)])
    FOLDER.mkdir(parents=True, exist_ok=True)
    name = f"{at:%Y%m%d-%H%M%S}-{how}"
    (FOLDER / f"{name}.md").write_text(text, encoding="utf-8")
    kept = [part | {"lines": [line.as_json() for line in part["lines"]]} for part in parts]
    content = json.dumps({"facts": facts, "parts": kept}, indent=1, ensure_ascii=False)
    (FOLDER / f"{name}.json").write_text(content, encoding="utf-8")
    say(f"{text}\n\n{_summary(parts)}\nKept as {FOLDER / name}.md and .json")


def section(part: dict[str, Any]) -> str:
    """The table of one part."""
    return "\n".join([f"## {part['title']}\n", HEAD, *(_row(line) for line in part["lines"]), ""])


def _row(line: Line) -> str:
    value = f"{line.value:g} {line.unit}"
    return f"| {line.name} | {value} | {line.bar_shown} | {line.verdict} | {line.note} |"


def _summary(parts: list[dict[str, Any]]) -> str:
    judged = [line for part in parts for line in part["lines"] if line.bar]
    missed = [line.name for line in judged if line.verdict != "ok"]
    return f"{len(judged) - len(missed)} of {len(judged)} bars met." + (
        f" Missed: {'; '.join(missed)}." if missed else ""
    )
