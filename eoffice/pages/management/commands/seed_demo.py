"""Fill an empty database with the three demo offices and a year of letters."""

import logging
import random
import secrets
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from correspondence.search import keeping
from eoffice import clock, jobs
from eoffice.organization.models import User
from eoffice.pages.demo import archive_scenes, lending_scenes
from eoffice.pages.demo.account_list import accounts_told
from eoffice.pages.demo.founding import found, give_addresses
from eoffice.pages.demo.outgoing_founding import open_books
from eoffice.pages.demo.people import Offices
from eoffice.pages.demo.playing import schedule_scenes
from eoffice.pages.demo.teller import Teller
from eoffice.pages.demo.year import absences, fill_trays, old_notices_are_read, schedule

SEED = 20250117
YEAR = timedelta(days=364)
BOOKS_OPENED = timedelta(days=15)  # before the first letter that goes out


class Command(BaseCommand):
    """Deterministic for a day: the same letters, people and delays, ending now."""

    help = "Fill an empty database with the demo offices. Demo and development only."

    def add_arguments(self, parser: CommandParser) -> None:
        """A shorter past for tests; a fixed password for scripts."""
        parser.add_argument("--days", type=int, default=YEAR.days)
        parser.add_argument("--password", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        """Found the offices, tell the year, fill the trays, write down the accounts."""
        if settings.IN_PRODUCTION:
            raise CommandError("Demo data has no place in production.")
        if User.objects.exists():
            raise CommandError("The database already holds accounts; demo data needs an empty one.")
        password = options["password"] or secrets.token_urlsafe(9)
        logging.getLogger("eoffice").setLevel(logging.WARNING)  # what is refused is part of it
        with translation.override("id"):
            self._tell(password, timedelta(days=options["days"]))
        self._write_accounts(password, is_told=options["verbosity"] > 0)

    def _tell(self, password: str, past: timedelta) -> None:
        now = clock.now()
        first = (now - past).date()
        with clock.moved_to(now - past - timedelta(days=1)):
            offices = found(first - timedelta(days=30), password)
            archive_scenes.found_schedules(offices)
        with clock.moved_to(now - BOOKS_OPENED):
            open_books(offices)
        absences(offices, now.date())
        self._tell_letters(offices, first, now)
        archive_scenes.fill_shelves(offices, now)
        lending_scenes.set_up_places(offices)
        lending_scenes.play_loans(offices, now)
        fill_trays(offices, now)
        jobs.run_pending("fast")
        give_addresses(offices)
        old_notices_are_read(now)
        keeping.index_all_stale()

    def _tell_letters(self, offices: Offices, first: Any, now: Any) -> None:
        with TemporaryDirectory(prefix="eoffice-work-demo-") as folder:
            teller = Teller(offices, random.Random(SEED), Path(folder))  # noqa: S311
            schedule(teller, first, now)
            schedule_scenes(teller, first, now)
            self.stdout.write(f"{len(teller.waiting)} letters come in the year …")
            teller.tell(now)

    def _write_accounts(self, password: str, *, is_told: bool) -> None:
        text = accounts_told(password)
        settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
        (settings.VAR_DIR / "accounts.txt").write_text(text, encoding="utf-8")
        (settings.VAR_DIR / "seeded").touch()  # `make demo` makes no second one
        if is_told:
            self.stdout.write(text)
