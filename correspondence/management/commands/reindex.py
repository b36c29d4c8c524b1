"""`manage.py reindex`: write the index of the search anew, from the letters as they are."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from correspondence.search import keeping


class Command(BaseCommand):
    """Rebuild the search index; `--stale` indexes only what is marked."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Everything, or what is marked."""
        parser.add_argument("--stale", action="store_true", help="only letters that are marked")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write, and say how many letters."""
        say = self.stdout.write if options["verbosity"] > 1 else lambda _line: None
        done = keeping.index_all_stale() if options["stale"] else keeping.rebuild(say)
        self.stdout.write(_("%(n)d letters are in the index as they are.") % {"n": done})
