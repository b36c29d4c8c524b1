"""Why a file was refused, in words: what happened, what is kept, what to do.

What belongs here: reason codes and their sentences. The codes of `eoffice.pdf.Refused` are among
them; a code that is not known here gets the general sentence, never a raw error.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eoffice import pdf


@dataclass(frozen=True, slots=True)
class Reason:
    """A refusal as a person reads it: what happened, and what to do now."""

    what: str | Promise
    todo: str | Promise


BYTES_CHANGED = "bytes_changed"
ALWAYS_KEPT = gettext_lazy("The original is kept.")
SCAN_AGAIN = gettext_lazy("Scan the letter again and upload the new scan.")
SAVE_AGAIN = gettext_lazy("Ask the sender for it as PDF, or print and scan it.")
SPLIT_IT = gettext_lazy("Split it and upload the parts.")
SMALLER = gettext_lazy("Scan it again at 300 dots per inch on A4 or F4.")

REASONS: dict[str, Reason] = {
    "empty": Reason(gettext_lazy("The file is empty."), SCAN_AGAIN),
    "unknown_type": Reason(
        gettext_lazy("This is not a PDF, JPEG, PNG or TIFF, whatever its name says."), SAVE_AGAIN
    ),
    "phone_picture": Reason(
        gettext_lazy("This picture is in a format of phones (HEIC), not JPEG or PNG."),
        gettext_lazy(
            "Set the phone's camera to JPEG (most compatible), or share the picture as JPEG, "
            "and upload that."
        ),
    ),
    "archive": Reason(
        gettext_lazy("This is a packed file (ZIP, RAR or 7z), not a letter."),
        gettext_lazy("Unpack it and upload the files that are in it."),
    ),
    "too_large": Reason(gettext_lazy("The file is too large."), SPLIT_IT),
    "encrypted": Reason(
        gettext_lazy("The file is locked with a password."),
        gettext_lazy("Ask the sender for a copy without a password."),
    ),
    "damaged": Reason(gettext_lazy("The file is damaged and cannot be opened."), SCAN_AGAIN),
    "no_pages": Reason(gettext_lazy("The file has no page."), SCAN_AGAIN),
    "too_many_pages": Reason(
        format_lazy(gettext_lazy("The file has more than {n} pages."), n=pdf.Limits().pages),
        SPLIT_IT,
    ),
    "page_too_large": Reason(
        gettext_lazy("A page is larger than any sheet of paper that can be shown."), SMALLER
    ),
    "page_too_small": Reason(
        gettext_lazy("A page is smaller than any sheet of paper that can be shown."), SMALLER
    ),
    "bomb": Reason(
        gettext_lazy("The file unpacks to far more than a letter can hold."), SAVE_AGAIN
    ),
    "too_complex": Reason(gettext_lazy("The file is too complicated to be shown."), SAVE_AGAIN),
    "active_content": Reason(
        gettext_lazy("The file holds a program or script that could not be removed."), SAVE_AGAIN
    ),
    "second_face": Reason(
        gettext_lazy("The file is two kinds of file in one, as a trap would be."), SAVE_AGAIN
    ),
    "page_lost": Reason(
        gettext_lazy("The pages could not be copied completely for viewing."), SAVE_AGAIN
    ),
    "timed_out": Reason(gettext_lazy("Opening the file took too long, several times."), SAVE_AGAIN),
    "crashed": Reason(gettext_lazy("Opening the file failed several times."), SAVE_AGAIN),
    BYTES_CHANGED: Reason(
        gettext_lazy("The stored bytes are not those that were received."),
        gettext_lazy("Tell the administrator, who can bring the file back from the backup."),
    ),
}
NEVER_A_LETTER = frozenset({"empty", "unknown_type", "phone_picture", "archive"})
"""Told by the first bytes: another try ends the same way."""
GENERAL = Reason(gettext_lazy("The file cannot be shown."), SAVE_AGAIN)


def reason_of(code: str) -> Reason:
    """The words for a reason code."""
    return REASONS.get(code, GENERAL)


def sentence_of(code: str) -> str:
    """What happened, what is kept and what to do, in one line; empty for no reason."""
    if not code:
        return ""
    reason = reason_of(code)
    return _("%(what)s %(kept)s %(todo)s") % {
        "what": reason.what,
        "kept": ALWAYS_KEPT,
        "todo": reason.todo,
    }


def known_code(code: str) -> str:
    """The code if it has words of its own; what we do not know ends as "crashed"."""
    return code if code in REASONS else "crashed"
