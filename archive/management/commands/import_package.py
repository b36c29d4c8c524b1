"""`manage.py import_package FILE --user NAME [--office ID]`: takes a package in and waits for it.

The same path as the page: kept, opened in the limited child, compared, all of it or nothing.
"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.management.base import BaseCommand, CommandError

from archive.actions import packages as actions
from archive.models import Package
from archive.packaging import work
from archive.states import PackageState
from eoffice.errors import OfficeError
from eoffice.organization.models import User
from eoffice.organization.officer import Officer
from eoffice.organization.queries import officer_of
from eoffice.organization.states import Role


class Command(BaseCommand):
    """Take a package in for the archivist who is named."""

    help = "Takes a dossier package of another installation in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The package, and for whom."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--user", required=True, help="user name of the archivist")
        parser.add_argument("--office", type=int, help="id of the office, where he has several")

    def handle(self, **options: Any) -> None:
        """Keep it, take it in here and now, and say what came of it."""
        officer = _archivist(options["user"])
        office = options["office"] or next(iter(officer.offices_with_role(Role.ARCHIVIST)), 0)
        try:
            with options["file"].open("rb") as content:
                upload = File(content, name=options["file"].name)
                package = actions.ask_import(office, upload, by=officer)
        except OSError as error:
            raise CommandError(f"Cannot read {options['file']}: {error}") from error
        except OfficeError as error:
            raise CommandError(str(error)) from error
        work.take_in(package.pk)
        self._say(Package.objects.select_related("dossier").get(pk=package.pk))

    def _say(self, package: Package) -> None:
        if package.state != PackageState.READY or package.dossier is None:
            raise CommandError(package.fault or "The package could not be taken in.")
        self.stdout.write(f"{package.dossier.reference}\t{package.manifest_sha256}")


def _archivist(name: str) -> Officer:
    user = User.objects.filter(username=name, is_active=True).first()
    if user is None:
        raise CommandError(f"There is no user {name!r}.")
    return officer_of(user)
