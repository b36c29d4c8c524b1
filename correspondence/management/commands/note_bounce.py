"""`manage.py note_bounce < report.eml`: a mail came back, so its letter did not arrive.

Let the mail server pipe what comes to the sender's address into it, as an alias does.
"""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from correspondence import bounces


class Command(BaseCommand):
    """Read one delivery report from the standard input."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        noted = bounces.note(sys.stdin.buffer.read(bounces.LARGEST))
        self.stdout.write("noted" if noted else "not about a letter of ours")
