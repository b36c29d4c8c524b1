"""The status vocabulary: one icon, one word and one tone for every state that a person sees.

Belongs here: how states look and read. What a state means lives in the apps' `states.py`.
"""

from functools import lru_cache
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext_lazy

from eoffice.pages.templatetags.icons import icon


class Look(NamedTuple):
    """How one state is shown: never by colour alone."""

    icon: str
    word: str | Promise
    tone: str = ""


class UnknownStatus(LookupError):
    """A template asks for a state that the vocabulary does not hold."""


LOOKS = {
    # what a person did with what was put before him
    "unread": Look("envelope", pgettext_lazy("status", "Unread")),
    "read": Look("envelope-open", pgettext_lazy("status", "Read")),
    "understood": Look("check2", pgettext_lazy("status", "Understood"), "done"),
    "accepted": Look("play-circle", pgettext_lazy("status", "In progress"), "accent"),
    "forwarded": Look("diagram-2", pgettext_lazy("status", "Forwarded"), "accent"),
    "reported": Look("file-earmark-check", pgettext_lazy("status", "Reported"), "soon"),
    "incomplete": Look(
        "arrow-counterclockwise", pgettext_lazy("status", "Report to be completed"), "soon"
    ),
    "done": Look("check-circle-fill", pgettext_lazy("status", "Done"), "done"),
    "declined": Look("arrow-return-left", pgettext_lazy("status", "Returned to the giver"), "soon"),
    "returned": Look("box-arrow-in-left", pgettext_lazy("status", "Returned to the desk"), "soon"),
    "recalled": Look("x-circle", pgettext_lazy("status", "Recalled"), "muted"),
    "reassigned": Look("arrow-left-right", pgettext_lazy("status", "Reassigned"), "muted"),
    "ended": Look("slash-circle", pgettext_lazy("status", "Ended with the letter"), "muted"),
    "overdue": Look("alarm-fill", pgettext_lazy("status", "Overdue"), "late"),
    "extension": Look("calendar-plus", pgettext_lazy("status", "More time asked for"), "soon"),
    "direction": Look("chat-left-text", pgettext_lazy("status", "Direction asked for"), "soon"),
    # letters
    "registered": Look("journal-check", pgettext_lazy("status", "Registered"), "done"),
    "in_disposition": Look("diagram-2", pgettext_lazy("status", "In disposition"), "accent"),
    "completed": Look("check-circle-fill", pgettext_lazy("status", "Completed"), "done"),
    "filed": Look("archive-fill", pgettext_lazy("status", "Filed"), "done"),
    "void": Look("x-circle", pgettext_lazy("status", "Void"), "muted"),
    "copy": Look("files", pgettext_lazy("status", "For information")),
    # scans and files
    "waiting": Look("hourglass", pgettext_lazy("status", "Waiting to be recorded")),
    "recorded": Look("journal-check", pgettext_lazy("status", "Recorded"), "done"),
    "split": Look("scissors", pgettext_lazy("status", "Split"), "muted"),
    "discarded": Look("trash3", pgettext_lazy("status", "Set aside"), "muted"),
    "received": Look(
        "hourglass-split", pgettext_lazy("status", "Received, being prepared"), "accent"
    ),
    "ready": Look("check-circle-fill", pgettext_lazy("status", "Ready"), "done"),
    "refused": Look("exclamation-octagon-fill", pgettext_lazy("status", "Refused"), "late"),
    "damaged": Look(
        "exclamation-triangle-fill", pgettext_lazy("status", "Damaged in storage"), "late"
    ),
    "purged": Look("trash3", pgettext_lazy("status", "Removed by disposal"), "muted"),
    "reading": Look("text-paragraph", pgettext_lazy("status", "Text is being read"), "accent"),
    "text_read": Look("text-paragraph", pgettext_lazy("status", "Text available"), "done"),
    "unreadable": Look(
        "text-paragraph", pgettext_lazy("status", "Text could not be read"), "muted"
    ),
    # approval, signing, dispatch
    "awaiting_approval": Look(
        "hourglass-split", pgettext_lazy("status", "Waits for approval"), "soon"
    ),
    "awaiting_signature": Look(
        "hourglass-split", pgettext_lazy("status", "Waits for signature"), "soon"
    ),
    "approved": Look("pen-fill", pgettext_lazy("status", "Approved"), "done"),
    "sent_back": Look("arrow-counterclockwise", pgettext_lazy("status", "To be revised"), "soon"),
    "signed": Look("patch-check-fill", pgettext_lazy("status", "Signed"), "done"),
    "dispatched": Look("send-fill", pgettext_lazy("status", "Sent"), "done"),
    "delivered": Look("inbox-fill", pgettext_lazy("status", "Received there"), "done"),
    # letters that go out, the stations of their drafts, and their deliveries
    "out_draft": Look("pencil-square", pgettext_lazy("status", "Draft")),
    "out_in_review": Look("hourglass-split", pgettext_lazy("status", "In review"), "soon"),
    "out_returned": Look(
        "arrow-counterclockwise", pgettext_lazy("status", "To be corrected"), "soon"
    ),
    "out_approved": Look("hourglass-split", pgettext_lazy("status", "Waits for signature"), "soon"),
    "out_signing": Look("pen", pgettext_lazy("status", "Being signed"), "accent"),
    "out_awaiting_wet_signature": Look(
        "printer", pgettext_lazy("status", "Printed, waits for the signed scan"), "soon"
    ),
    "out_awaiting_gateway": Look(
        "hourglass-split", pgettext_lazy("status", "Waits for the signing service"), "soon"
    ),
    "out_signed": Look("patch-check-fill", pgettext_lazy("status", "Signed"), "done"),
    "out_dispatched": Look("send-fill", pgettext_lazy("status", "Sent"), "done"),
    "out_undelivered": Look(
        "exclamation-triangle", pgettext_lazy("status", "Has not reached everybody"), "soon"
    ),
    "out_filed": Look("archive-fill", pgettext_lazy("status", "Filed"), "done"),
    "out_cancelled": Look("x-circle", pgettext_lazy("status", "Cancelled"), "muted"),
    "out_revoked": Look("slash-circle", pgettext_lazy("status", "Revoked"), "soon"),
    "step_later": Look("hourglass", pgettext_lazy("status", "Waits for its turn"), "muted"),
    "step_earlier": Look("pen", pgettext_lazy("status", "Approved an earlier version"), "done"),
    "step_skipped": Look("skip-forward", pgettext_lazy("status", "Skipped"), "muted"),
    "delivery_pending": Look("hourglass", pgettext_lazy("status", "Not sent yet")),
    "delivery_sent": Look("send-fill", pgettext_lazy("status", "Sent"), "done"),
    "delivery_received": Look("inbox-fill", pgettext_lazy("status", "Received there"), "done"),
    "delivery_refused": Look(
        "exclamation-octagon-fill", pgettext_lazy("status", "Not accepted there"), "soon"
    ),
    "delivery_failed": Look("exclamation-triangle-fill", pgettext_lazy("status", "Failed"), "late"),
    "delivery_returned": Look("box-arrow-in-left", pgettext_lazy("status", "Came back"), "soon"),
    "delivery_cancelled": Look("x-circle", pgettext_lazy("status", "Will not be sent"), "muted"),
    # disposals, what is on their lists, who agrees, holds, faults
    "disposal_draft": Look("list-check", pgettext_lazy("status", "Being selected")),
    "disposal_frozen": Look("lock", pgettext_lazy("status", "List frozen"), "accent"),
    "disposal_appraised": Look(
        "hourglass-split", pgettext_lazy("status", "Waits for agreement"), "soon"
    ),
    "disposal_approved": Look(
        "patch-check-fill", pgettext_lazy("status", "Approved, to do"), "soon"
    ),
    "disposal_executing": Look(
        "hourglass-split", pgettext_lazy("status", "Being executed"), "accent"
    ),
    "disposal_executed": Look("check-circle-fill", pgettext_lazy("status", "Executed"), "done"),
    "disposal_rejected": Look("x-circle", pgettext_lazy("status", "Rejected"), "soon"),
    "disposal_cancelled": Look("x-circle", pgettext_lazy("status", "Given up"), "muted"),
    "item_listed": Look("list-check", pgettext_lazy("status", "On the list"), "accent"),
    "item_withdrawn": Look("arrow-return-left", pgettext_lazy("status", "Withdrawn"), "muted"),
    "approval_waiting": Look(
        "hourglass-split", pgettext_lazy("status", "Waits for its decision"), "soon"
    ),
    "approval_granted": Look("check-circle-fill", pgettext_lazy("status", "Agreed"), "done"),
    "approval_refused": Look("x-circle", pgettext_lazy("status", "Not agreed"), "soon"),
    "hold_binding": Look("lock-fill", pgettext_lazy("status", "Hold in force"), "soon"),
    "hold_lifted": Look("unlock", pgettext_lazy("status", "Lifted"), "muted"),
    "fault_found": Look(
        "exclamation-triangle-fill", pgettext_lazy("status", "Altered or missing"), "late"
    ),
    "fault_repaired": Look("check-circle-fill", pgettext_lazy("status", "Restored"), "done"),
    "fault_accepted": Look("x-circle", pgettext_lazy("status", "Cannot be restored"), "muted"),
    # dossiers
    "dossier_open": Look("door-open", pgettext_lazy("status", "Open"), "accent"),
    "dossier_closed": Look("lock", pgettext_lazy("status", "Closed, active")),
    "dossier_inactive": Look("archive", pgettext_lazy("status", "Inactive")),
    "dossier_proposed": Look(
        "hourglass-split", pgettext_lazy("status", "Proposed for disposal"), "soon"
    ),
    "dossier_destroyed": Look("trash3", pgettext_lazy("status", "Destroyed"), "muted"),
    "dossier_handed_over": Look("bank", pgettext_lazy("status", "Handed over"), "done"),
    "package_asked": Look("hourglass-split", pgettext_lazy("status", "In progress"), "accent"),
    "package_ready": Look("check-circle-fill", pgettext_lazy("status", "Ready"), "done"),
    "package_failed": Look("exclamation-triangle-fill", pgettext_lazy("status", "Failed"), "late"),
    "package_expired": Look("clock-history", pgettext_lazy("status", "Removed"), "muted"),
    "list_reading": Look("hourglass-split", pgettext_lazy("status", "Being read"), "accent"),
    "list_read": Look("check2", pgettext_lazy("status", "Read, not taken over yet"), "soon"),
    "list_taking_over": Look(
        "hourglass-split", pgettext_lazy("status", "Being taken over"), "accent"
    ),
    "list_done": Look("check-circle-fill", pgettext_lazy("status", "Taken over"), "done"),
    "list_failed": Look("exclamation-triangle-fill", pgettext_lazy("status", "Failed"), "late"),
    "list_discarded": Look("x-circle", pgettext_lazy("status", "Discarded"), "muted"),
    "schedule_draft": Look("pencil-square", pgettext_lazy("status", "Being prepared")),
    "schedule_in_force": Look("check-circle-fill", pgettext_lazy("status", "In force"), "done"),
    "schedule_discarded": Look("x-circle", pgettext_lazy("status", "Discarded"), "muted"),
    "held": Look("shield-lock", pgettext_lazy("status", "On hold"), "late"),
    # loans
    "loan_requested": Look(
        "hourglass-split", pgettext_lazy("status", "Waits for approval of the loan"), "soon"
    ),
    "loan_approved": Look("check2", pgettext_lazy("status", "Approved, to be fetched"), "accent"),
    "loan_on_loan": Look("arrow-left-right", pgettext_lazy("status", "On loan"), "accent"),
    "loan_late": Look("alarm-fill", pgettext_lazy("status", "Not returned in time"), "late"),
    "loan_returned": Look("check-circle-fill", pgettext_lazy("status", "All back"), "done"),
    "loan_rejected": Look("x-circle", pgettext_lazy("status", "Not lent"), "muted"),
    "loan_cancelled": Look("x-circle", pgettext_lazy("status", "Loan cancelled"), "muted"),
    "lent_waiting": Look("hourglass", pgettext_lazy("status", "Not handed over yet")),
    "lent_out": Look("box-arrow-up-right", pgettext_lazy("status", "Out on loan"), "accent"),
    "lent_back": Look("check-circle-fill", pgettext_lazy("status", "Back in its place"), "done"),
    "lent_lost": Look("exclamation-octagon-fill", pgettext_lazy("status", "Lost"), "late"),
    "lent_found": Look("search", pgettext_lazy("status", "Found again"), "done"),
    "lent_dropped": Look("x-circle", pgettext_lazy("status", "Not handed over"), "muted"),
    # running things
    "open": Look("play-circle", pgettext_lazy("status", "Open"), "accent"),
    "closed": Look("lock", pgettext_lazy("status", "Closed"), "muted"),
    "queued": Look("hourglass", pgettext_lazy("status", "In the queue")),
    "running": Look("hourglass-split", pgettext_lazy("status", "In progress"), "accent"),
    "failed": Look("exclamation-triangle-fill", pgettext_lazy("status", "Failed"), "late"),
    "pending": Look("hourglass", pgettext_lazy("status", "Not sent yet")),
    "mailed": Look("send", pgettext_lazy("status", "Sent")),
    "asked": Look("hourglass-split", pgettext_lazy("status", "Asked")),
    "granted": Look("check-circle-fill", pgettext_lazy("status", "Granted"), "done"),
    "rejected": Look("x-circle", pgettext_lazy("status", "Rejected"), "soon"),
    "reserved": Look("bookmark", pgettext_lazy("status", "Reserved")),
    "used": Look("check2", pgettext_lazy("status", "Used"), "done"),
    "absent": Look("airplane", pgettext_lazy("status", "Absent"), "soon"),
    "vacant": Look("person-dash", pgettext_lazy("status", "Vacant desk"), "soon"),
}
ALIASES = {"sent": "unread", "withdrawn": "recalled"}

URGENCIES = {
    "segera": Look("lightning", pgettext_lazy("status", "Urgent"), "soon"),
    "sangat_segera": Look("lightning-fill", pgettext_lazy("status", "Very urgent"), "late"),
}
SECURITIES = {
    "terbatas": Look("shield", pgettext_lazy("status", "Restricted")),
    "rahasia": Look("shield-lock-fill", pgettext_lazy("status", "Secret"), "late"),
    "sangat_rahasia": Look("shield-lock-fill", pgettext_lazy("status", "Top secret"), "late"),
}
LINE = '<span class="st {}">{} {}{}</span>'
TAG = '<span class="tag {}">{} {}</span>'


def look_of(state: str) -> Look:
    """The look of a state; a state without one is a mistake that the page's first test finds."""
    try:
        return LOOKS[ALIASES.get(state, state)]
    except KeyError:
        raise UnknownStatus(f"No look for the state {state!r} in statuses.LOOKS.") from None


def status(state: str, when: str = "", word: str = "") -> SafeString:
    """Icon, word and time of a state; `word` replaces the usual one where the page knows better."""
    if not when and not word:
        return plain_status(state, get_language())
    look = look_of(state)
    after = format_html(' <span class="at">· {}</span>', when) if when else ""
    return format_html(LINE, look.tone, icon(look.icon), word or look.word, after)


@lru_cache(maxsize=512)
def plain_status(state: str, language: str | None) -> SafeString:
    """Icon and word of a state; drawn once per language, since long lists repeat it."""
    look = look_of(state)
    return format_html(LINE, look.tone, icon(look.icon), look.word, "")


def letter_tags(urgency: str = "", security: str = "") -> SafeString:
    """The labels of a letter that is not ordinary; nothing for `biasa`."""
    return tags_of(str(urgency), str(security), get_language())


@lru_cache(maxsize=64)
def tags_of(urgency: str, security: str, language: str | None) -> SafeString:
    """Small tinted labels for the two axes of a letter, drawn once per language."""
    looks = [look for look in (SECURITIES.get(security), URGENCIES.get(urgency)) if look]
    return format_html_join(" ", TAG, ((look.tone, icon(look.icon), look.word) for look in looks))
