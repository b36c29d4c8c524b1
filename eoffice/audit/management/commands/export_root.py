"""`manage.py export_root`: the daily root over all chains, to print or to keep elsewhere."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from eoffice.audit.models import DailyRoot
from eoffice.audit.roots import make_root


class Command(BaseCommand):
    """Make today's root, if it is not made yet, and write it out."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", type=Path, help="append the line to this file")
        parser.add_argument("--all", action="store_true", help="write all roots, oldest first")

    def handle(self, *args: Any, **options: Any) -> None:
        today = make_root()
        roots = DailyRoot.objects.order_by("pk") if options["all"] else [today]
        lines = "".join(f"{as_json(root)}\n" for root in roots)
        if options["to"]:
            with options["to"].open("a", encoding="utf-8") as file:
                file.write(lines)
        self.stdout.write(lines, ending="")


def as_json(root: DailyRoot) -> str:
    """One root on one line."""
    return json.dumps(
        {
            "day": root.day.isoformat(),
            "root": root.root_hash,
            "previous": root.previous_hash,
            "chains": root.heads,
            "made": root.exported_at.isoformat(timespec="seconds"),
        }
    )
