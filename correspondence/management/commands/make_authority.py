"""`manage.py make_authority --name "…"`: the installation's own certificate authority, once.

Its key is sealed with SIGNING_AUTHORITY_SECRET; keep that secret apart from the database, and
both for as long as letters are verified.
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from correspondence import authority
from eoffice.errors import OfficeError


class Command(BaseCommand):
    """Make the authority, or renew it."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--name", help="the name in every certificate; renewed it stays")
        parser.add_argument("--renew", action="store_true", help="put a new one into force")

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["name"] or (authority.name_in_force() if options["renew"] else "")
        if not name:
            raise CommandError("Say by --name what stands in every certificate.")
        try:
            made = authority.make(name, renew=options["renew"])
        except authority.AuthorityExists as error:
            raise CommandError(f"{error} Use --renew to put a new one into force.") from error
        except OfficeError as error:
            raise CommandError("Set SIGNING_AUTHORITY_SECRET first.") from error
        until = made.valid_until.date().isoformat()
        self.stdout.write(f"{made.name}: serial {made.serial}, valid until {until}.")
        self.stdout.write(made.certificate, ending="")
