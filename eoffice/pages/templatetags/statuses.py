"""The status vocabulary: one icon, one word and one tone for every state that a person sees.

Belongs here: how states look and read. What a state means lives in the apps' `states.py`.
"""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import pgettext_lazy

from eoffice.pages.templatetags.icons import icon


class Look(NamedTuple):
    """How one state is shown: never by colour alone."""

    icon: str
    word: str | Promise
    tone: str = ""


class UnknownStatus(LookupError):
    """A template asks for a state that the vocabulary does not hold."""


def _(word: str) -> Promise:
    return pgettext_lazy("status", word)


LOOKS = {
    # what a person did with what was put before him
    "unread": Look("envelope", _("Unread")),
    "read": Look("envelope-open", _("Read")),
    "understood": Look("check2", _("Understood"), "done"),
    "accepted": Look("play-circle", _("In progress"), "accent"),
    "forwarded": Look("diagram-2", _("Forwarded"), "accent"),
    "reported": Look("file-earmark-check", _("Reported"), "soon"),
    "incomplete": Look("arrow-counterclockwise", _("Report to be completed"), "soon"),
    "done": Look("check-circle-fill", _("Done"), "done"),
    "declined": Look("arrow-return-left", _("Returned to the giver"), "soon"),
    "returned": Look("box-arrow-in-left", _("Returned to the desk"), "soon"),
    "recalled": Look("x-circle", _("Recalled"), "muted"),
    "reassigned": Look("arrow-left-right", _("Reassigned"), "muted"),
    "ended": Look("slash-circle", _("Ended with the letter"), "muted"),
    "overdue": Look("alarm-fill", _("Overdue"), "late"),
    "extension": Look("calendar-plus", _("More time asked for"), "soon"),
    "direction": Look("chat-left-text", _("Direction asked for"), "soon"),
    # letters
    "registered": Look("journal-check", _("Recorded"), "done"),
    "in_disposition": Look("diagram-2", _("In disposition"), "accent"),
    "completed": Look("check-circle-fill", _("Completed"), "done"),
    "filed": Look("archive-fill", _("Filed"), "done"),
    "void": Look("x-circle", _("Void"), "muted"),
    "copy": Look("files", _("For information")),
    # scans and files
    "waiting": Look("hourglass", _("Waiting to be recorded")),
    "recorded": Look("journal-check", _("Recorded"), "done"),
    "split": Look("scissors", _("Split"), "muted"),
    "discarded": Look("trash3", _("Set aside"), "muted"),
    "received": Look("hourglass-split", _("Received, being prepared"), "accent"),
    "ready": Look("check-circle-fill", _("Ready"), "done"),
    "refused": Look("exclamation-octagon-fill", _("Refused"), "late"),
    "damaged": Look("exclamation-triangle-fill", _("Damaged in storage"), "late"),
    "purged": Look("trash3", _("Removed by disposal"), "muted"),
    "reading": Look("text-paragraph", _("Text is being read"), "accent"),
    "text_read": Look("text-paragraph", _("Text available"), "done"),
    "unreadable": Look("text-paragraph", _("Text could not be read"), "muted"),
    # approval, signing, dispatch
    "awaiting_approval": Look("hourglass-split", _("Waits for approval"), "soon"),
    "awaiting_signature": Look("hourglass-split", _("Waits for signature"), "soon"),
    "approved": Look("pen-fill", _("Approved"), "done"),
    "sent_back": Look("arrow-counterclockwise", _("To be revised"), "soon"),
    "signed": Look("patch-check-fill", _("Signed"), "done"),
    "dispatched": Look("send-fill", _("Dispatched"), "done"),
    "delivered": Look("inbox-fill", _("Received there"), "done"),
    # running things
    "open": Look("play-circle", _("Open"), "accent"),
    "closed": Look("lock", _("Closed"), "muted"),
    "queued": Look("hourglass", _("In the queue")),
    "running": Look("hourglass-split", _("In progress"), "accent"),
    "failed": Look("exclamation-triangle-fill", _("Failed"), "late"),
    "pending": Look("hourglass", _("Not sent yet")),
    "sent": Look("send", _("Sent")),
    "granted": Look("check-circle-fill", _("Granted"), "done"),
    "rejected": Look("x-circle", _("Rejected"), "soon"),
    "reserved": Look("bookmark", _("Reserved")),
    "used": Look("check2", _("Used"), "done"),
    "absent": Look("airplane", _("Absent"), "soon"),
    "vacant": Look("person-dash", _("Vacant desk"), "soon"),
}
ALIASES = {"withdrawn": "recalled", "in_progress": "accepted", "legacy": "filed"}

URGENCIES = {
    "segera": Look("lightning", _("Urgent"), "soon"),
    "sangat_segera": Look("lightning-fill", _("Very urgent"), "late"),
}
SECURITIES = {
    "terbatas": Look("shield", _("Restricted")),
    "rahasia": Look("shield-lock-fill", _("Secret"), "late"),
    "sangat_rahasia": Look("shield-lock-fill", _("Top secret"), "late"),
}


def look_of(state: str) -> Look:
    """The look of a state; a state without one is a mistake that the page's first test finds."""
    try:
        return LOOKS[ALIASES.get(state, state)]
    except KeyError:
        raise UnknownStatus(f"No look for the state {state!r} in statuses.LOOKS.") from None


def status(state: str, when: str = "", word: str = "") -> SafeString:
    """Icon, word and time of a state; `word` replaces the usual one where the page knows better."""
    look = look_of(state)
    after = format_html(' <span class="at">· {}</span>', when) if when else ""
    html = '<span class="st {}">{} {}{}</span>'
    return format_html(html, look.tone, icon(look.icon), word or look.word, after)


def tag(look: Look) -> SafeString:
    """A small tinted label."""
    return format_html('<span class="tag {}">{} {}</span>', look.tone, icon(look.icon), look.word)


def letter_tags(urgency: str = "", security: str = "") -> SafeString:
    """The labels of a letter that is not ordinary; nothing for `biasa`."""
    looks = [SECURITIES.get(str(security)), URGENCIES.get(str(urgency))]
    return SafeString(" ".join(tag(look) for look in looks if look))
