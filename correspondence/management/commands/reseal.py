"""`manage.py reseal`: puts the sealed identities of complainants under the newest of SEALING_KEYS.

Put a new key before the old ones, restart, run this; afterwards the old ones may go.
"""

from typing import Any

from django.core.management.base import BaseCommand

from correspondence.actions import complainants


class Command(BaseCommand):
    """Seal anew."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Go through all of them, and say how many."""
        self.stdout.write(f"{complainants.seal_anew()} identities are sealed with the newest key.")
