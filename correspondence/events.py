"""What can happen to a letter, for the trail; the desk's own events are in `desk_events`."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from eoffice.audit import events


@events.register
class LetterEvent(TextChoices):
    """Events in the chain of a letter."""

    READ = "letter.read", _("opened the letter")
    UNDERSTOOD = "letter.understood", _("noted the letter")
    SECRET_VIEWED = "letter.secret_viewed", _("viewed a secret letter")
    AUDITED = "letter.audited", _("viewed the letter by an auditor's order")
    COMPLETED = "letter.completed", _("closed the letter")
    REOPENED = "letter.reopened", _("reopened the letter")
    RETURNED = "letter.returned", _("returned the letter to the desk")
    PRINTED = "letter.printed", _("printed the disposition sheet")
    DUE_MOVED = "letter.due_moved", _("moved the due date after a change of the calendar")
