"""`manage.py verify`: is everything as it was left? Prints each fault; exit 1 when there is one.

Each room brings its own verifier (`verify.py` of the app): the trail, the files, the numbers.
"""

import json
import sys
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eoffice.audit import faults
from eoffice.audit.faults import Fault


class Command(BaseCommand):
    """Look for faults in the trail, the files and the number ledgers."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--only", action="append", default=[], choices=faults.names())
        parser.add_argument("--json", action="store_true", help="one JSON object per fault")

    def handle(self, *args: Any, **options: Any) -> None:
        found = 0
        for fault in faults.find(options["only"]):
            found += 1
            self.stdout.write(as_json(fault) if options["json"] else as_line(fault))
        if not options["json"]:
            self.stdout.write(summary(found))
        if found:
            sys.exit(1)


def as_json(fault: Fault) -> str:
    """One fault for a program."""
    return json.dumps(asdict(fault), ensure_ascii=False)


def as_line(fault: Fault) -> str:
    """One fault for a person."""
    number = f" #{fault.number}" if fault.number is not None else ""
    number += f"–{fault.last}" if fault.last is not None else ""
    return f"{fault.kind}: {fault.subject}{number}: {fault.sentence}"


def summary(found: int) -> str:
    """The last line."""
    if not found:
        return _("Nothing is wrong.")
    return ngettext("%(count)d fault was found.", "%(count)d faults were found.", found) % {
        "count": found
    }
