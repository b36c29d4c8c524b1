"""`manage.py intake FILE…`: puts files into the tray by the path that an upload takes.

It only hands over and, if asked, watches: the work is done by the workers, never here.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import stat
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from django.core.files import File
from django.core.management.base import BaseCommand, CommandError
from django.db import InterfaceError, OperationalError, connection
from django.utils.translation import gettext_lazy as _

from correspondence.actions.scans import receive_scan
from correspondence.desks import desk_offices
from eoffice.documents.models import StoredFile
from eoffice.documents.outcomes import is_settled, outcome_of
from eoffice.documents.states import FileState, ReceivedVia
from eoffice.documents.vault import TooLarge
from eoffice.errors import OfficeError, Unavailable
from eoffice.jobs import worker_is_alive
from eoffice.organization.models import PositionRole, Unit, User
from eoffice.organization.officer import SYSTEM, Officer
from eoffice.organization.queries import officer_of
from eoffice.organization.states import Role

LOOK_EVERY = 0.1
WORKER_MAY_BE_STARTING, WORKER_MAY_BE_SILENT = 5.0, 40.0
DATABASE_MAY_BE_AWAY = 120.0
AWAY = (OperationalError, InterfaceError)
Answer = TypeVar("Answer")
NO_WORKER = (
    "No live worker. The files are safe in the tray and go on when one is started: "
    "celery -A eoffice.worker worker -Q fast,slow"
)
UNREADABLE = {
    errno.ENOENT: _("There is no file here with the name %(name)s."),
    errno.EACCES: _("The file %(name)s may not be read by the account that runs this command."),
    errno.EINVAL: _("%(name)s is a folder or a device, not a file."),
    errno.EIO: _("The file %(name)s cannot be read from where it lies."),
}
NOT_TAKEN = "not_received"
NOT_RECEIVED, WITHOUT_WORKER = 1, 2


@dataclass(slots=True)
class Handed:
    """A file that was handed in: its row, or why there is none."""

    name: str
    began: float
    file_id: int | None = None
    outcome: str = NOT_TAKEN
    reason: str = NOT_TAKEN
    sentence: str = ""
    sha256: str = ""


@dataclass(slots=True)
class Watch:
    """Looks at one file after the other until it is settled, or until no worker is left."""

    waits: bool
    text: bool
    worker_is_gone: bool = False
    patience: float = WORKER_MAY_BE_STARTING

    def row_of(self, handed: Handed) -> dict[str, Any]:
        """The row of a file, at its end if it is waited for."""
        heard = time.monotonic()
        while self.waits and not self.worker_is_gone and not self._is_settled(handed):
            if patiently(worker_is_alive):
                heard, self.patience = time.monotonic(), WORKER_MAY_BE_SILENT
            self.worker_is_gone = time.monotonic() - heard > self.patience
            time.sleep(LOOK_EVERY)
        return patiently(partial(_row, handed))

    def _is_settled(self, handed: Handed) -> bool:
        if handed.file_id is None:
            return True
        return patiently(partial(_settled, handed.file_id, text=self.text))


def patiently(question: Callable[[], Answer]) -> Answer:
    """Ask again while the database is away for a moment: those who work outlive that as well."""
    until = time.monotonic() + DATABASE_MAY_BE_AWAY
    while True:
        try:
            return question()
        except AWAY as error:
            connection.close()
            if time.monotonic() > until:
                raise CommandError(str(Unavailable.sentence)) from error
            time.sleep(LOOK_EVERY * 10)


def _settled(file_id: int, *, text: bool) -> bool:
    return is_settled(StoredFile.objects.get(pk=file_id), text=text)


class Command(BaseCommand):
    """Put files into the tray of an office and say what became of them."""

    help = "Puts files into the tray; with --wait tells what became of each of them."
    # A scanner calls this for every sheet; the checks would load every page first.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The files, on whose behalf, and how long to watch."""
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--as", dest="username", metavar="USERNAME", default="")
        parser.add_argument("--wait", action="store_true", help="until every file has an outcome")
        parser.add_argument("--json", action="store_true", help="one JSON object per file")
        parser.add_argument("--no-text", action="store_true", help="do not wait for the text")

    def handle(self, *args: Any, **options: Any) -> None:
        """Hand in, wait if asked, print; what was handed in is safe even where nobody works."""
        by, office_id = patiently(partial(_clerk, options["username"]))
        handed = [_hand_in(Path(name), by, office_id) for name in options["files"]]
        say = self._print_json if options["json"] else self._print_line
        watch = Watch(waits=options["wait"], text=not options["no_text"])
        for each in handed:
            say(watch.row_of(each))
        if watch.worker_is_gone:
            self.stderr.write(NO_WORKER)
            sys.exit(WITHOUT_WORKER)
        if any(each.outcome == NOT_TAKEN and each.file_id is None for each in handed):
            sys.exit(NOT_RECEIVED)

    def _print_json(self, row: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(row, ensure_ascii=False))
        self.stdout.flush()

    def _print_line(self, row: dict[str, Any]) -> None:
        said = f"{row['pages']} p." if row["outcome"] == "ready" else row["sentence"]
        self.stdout.write(f"{row['outcome']:<12} {row['name']}  {said}")


def _clerk(username: str) -> tuple[Officer, int]:
    """Who hands in, and into which tray; without a name the first office that has a desk."""
    if not username:
        seats = PositionRole.objects.filter(role__in=[Role.INTAKE, Role.RECORDER])
        unit = Unit.objects.filter(pk__in=seats.values("position__unit")).order_by("pk").first()
        if unit is None:
            raise CommandError("No office has an intake desk yet; give one the role first.")
        return SYSTEM, unit.own_office_id
    user = User.objects.filter(username=username, is_active=True).first()
    if user is None:
        raise CommandError(f"Nobody signs in as {username!r}.")
    officer = officer_of(user)
    served = desk_offices(officer)
    if not served:
        raise CommandError(f"{username} serves no intake desk today.")
    return officer, officer.office_id if officer.office_id in served else min(served)


def _hand_in(path: Path, by: Officer, office_id: int) -> Handed:
    """By the same path as an upload; a file that cannot be taken does not stop the others."""
    handed = Handed(os.fsencode(path.name).decode(errors="replace"), time.monotonic())
    try:
        _must_be_a_file(path)
        with path.open("rb") as content:
            upload = File(content, name=path.name)
            scan = receive_scan(upload, by=by, via=ReceivedVia.COMMAND, office_id=office_id)
        handed.file_id = scan.file_id
    except TooLarge as refusal:
        handed.outcome, handed.reason = FileState.REFUSED, "too_large"
        handed.sentence, handed.sha256 = str(refusal), _hash_of(path)
    except OfficeError as refusal:
        handed.sentence = str(refusal)
    except AWAY:
        handed.sentence = str(Unavailable.sentence)
    except OSError as error:
        words = UNREADABLE.get(error.errno or 0, UNREADABLE[errno.EIO])
        handed.sentence = str(words) % {"name": handed.name}
    return handed


def _must_be_a_file(path: Path) -> None:
    """A pipe or a device never ends, or not at the same place twice."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.EINVAL, "Not a regular file")


def _hash_of(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _row(handed: Handed) -> dict[str, Any]:
    """The row of a file as it is now, under the name by which the caller knows it."""
    seconds = time.monotonic() - handed.began
    if handed.file_id is not None:
        stored = StoredFile.objects.get(pk=handed.file_id)
        return outcome_of(stored, seconds=seconds) | {"name": handed.name}
    return {
        "name": handed.name,
        "sha256": handed.sha256,
        "outcome": handed.outcome,
        "reason": handed.reason,
        "sentence": handed.sentence,
        "pages": 0,
        "has_text": False,
        "neutralised": [],
        "seconds": round(seconds, 2),
    }
