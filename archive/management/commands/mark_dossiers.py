"""`manage.py mark_dossiers`: notes in the trail by what older dossiers are kept.

`verify` compares title, terms and trigger date of a dossier with this mark. Dossiers that were
opened before there were marks get one with their next change, or all of them by this command.
"""

from typing import Any

from django.core.management.base import BaseCommand

from archive.actions.marking import mark_all


class Command(BaseCommand):
    """Mark them."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Go through all of them, and say how many."""
        self.stdout.write(f"{mark_all()} dossiers were marked.")
