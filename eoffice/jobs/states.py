"""The states of a job and the moves between them.

No FSM field here: two workers race for one row, so every move is one conditional UPDATE whose
WHERE clause is the edge (`lease.py`); a check and a unique constraint are the witnesses.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class JobState(TextChoices):
    """queued → running → done · failed; running → queued (once more); failed → queued."""

    QUEUED = "queued", _("Waiting")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
