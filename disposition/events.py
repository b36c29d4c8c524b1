"""What can happen on a disposition chain, for the trail (chain of the letter)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from eoffice.audit import events


@events.register
class BranchEvent(TextChoices):
    """Events of sheets, branches and reports."""

    GIVEN = "disposition.given", _("gave a disposition")
    ADDED = "disposition.added", _("added receivers to a disposition")
    SENT_ELSEWHERE = "disposition.sent_elsewhere", _("sent the branch to another desk")
    READ = "disposition.read", _("read the disposition")
    ACCEPTED = "disposition.accepted", _("began to work on it")
    UNDERSTOOD = "disposition.understood", _("understood the disposition")
    REPORTED = "disposition.reported", _("reported")
    REPORT_ACCEPTED = "disposition.report_accepted", _("accepted the report")
    REPORT_SENT_BACK = "disposition.report_sent_back", _("sent the report back for completion")
    NOTED = "disposition.noted", _("wrote a progress note")
    ASKED = "disposition.asked", _("asked for direction")
    DIRECTED = "disposition.directed", _("gave direction")
    DECLINED = "disposition.declined", _("gave the disposition back")
    RECALLED = "disposition.recalled", _("recalled the disposition")
    WITHDRAWN = "disposition.withdrawn", _("withdrew the disposition")
    REASSIGNED = "disposition.reassigned", _("reassigned the disposition")
    REOPENED = "disposition.reopened", _("reopened the disposition")
    ENDED = "disposition.ended", _("ended the branch with the letter")
    DUE_CHANGED = "disposition.due_changed", _("changed the due date")
    PAPER_KEPT = "disposition.paper_kept", _("kept the scan of the paper sheet")
    MORE_TIME_ASKED = "disposition.more_time_asked", _("asked for more time")
    MORE_TIME_GIVEN = "disposition.more_time_given", _("gave more time")
    MORE_TIME_REFUSED = "disposition.more_time_refused", _("did not give more time")
