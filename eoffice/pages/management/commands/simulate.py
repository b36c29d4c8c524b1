"""Fill an empty database with many letters, for measuring."""

import secrets
import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from eoffice import clock
from eoffice.pages.simulation import running

SEED = 20250117


class Command(BaseCommand):
    """Deterministic for an instant: the same seed makes the same letters, people and delays."""

    help = "Write simulated letters of several years in bulk. Development and measuring only."

    def add_arguments(self, parser: CommandParser) -> None:
        """How many letters, from which seed; a fixed password for scripts."""
        parser.add_argument("--letters", type=int, required=True)
        parser.add_argument("--seed", type=int, default=SEED)
        parser.add_argument("--password", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        """Simulate, and say how to sign in."""
        if settings.IN_PRODUCTION:
            raise CommandError("Simulated letters have no place in production.")
        if running.is_done():
            raise CommandError("The database already holds letters; a simulation needs it without.")
        password, started = options["password"] or secrets.token_urlsafe(9), time.monotonic()
        with translation.override("id"):
            made = running.simulate(
                options["letters"], seed=options["seed"], now=clock.now(), password=password,
                say=self.stdout.write if options["verbosity"] > 1 else lambda _line: None,
            )  # fmt: skip
        seconds = time.monotonic() - started
        self.stdout.write(f"{made.letters} letters, {made.rows} rows in {seconds:.0f} s.")
        self.stdout.write(f"Password: {password}\nAccounts: {' '.join(made.accounts[:12])} …")
