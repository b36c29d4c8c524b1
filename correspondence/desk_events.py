"""What the intake desk does, for the trail: scans, registers, contacts and recorded letters."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from eoffice.audit.events import register


@register
class DeskEvent(TextChoices):
    """Events of the desk; each goes into the chain of its letter, file or register."""

    SCAN_HIDDEN = "scan.hidden", _("marked the scan as secret")
    SCAN_SKIPPED = "scan.skipped", _("skipped the scan")
    SCAN_DISCARDED = "scan.discarded", _("set the scan aside")
    SCAN_RESTORED = "scan.restored", _("put the scan back into the tray")
    SCAN_SPLIT = "scan.split", _("split the scan")
    SCAN_SAME = "scan.same_letter", _("set the scan aside as a letter that was recorded before")

    REGISTERED = "letter.registered", _("recorded the letter")
    CAME_AGAIN = "letter.came_again", _("received the same letter again")
    FILE_ATTACHED = "letter.file_attached", _("attached a file to the letter")
    CORRECTED = "letter.corrected", _("corrected the recorded letter")
    READDRESSED = "letter.readdressed", _("sent the letter to another addressee")
    VOIDED = "letter.voided", _("made the recorded letter void")
    NUMBERED_HERE = "letter.numbered_here", _("gave the letter its agenda number in this office")
    COMPLAINANT_OPENED = "letter.complainant_opened", _("opened the identity of the complainant")

    BOOK_OPENED = "register.opened", _("opened the book of a year")
    BOOK_CLOSED = "register.closed", _("closed the book of a year")
    BOOK_IMPORTED = "register.imported", _("took over lines of the paper book")
    BOOK_EXPORTED = "register.exported", _("exported the agenda book")
    NUMBERS_RESERVED = "register.numbers_reserved", _("reserved numbers")
    NUMBER_VOIDED = "register.number_voided", _("made a number void")
    NUMBER_DATED_BACK = (
        "register.number_dated_back",
        _("kept an earlier number for a letter dated back"),
    )

    CONTACT_ADDED = "contact.added", _("added the contact")
    CONTACT_CHANGED = "contact.changed", _("changed the contact")
    CONTACT_SEALED = "contact.sealed", _("took the name out of the directory, for a complaint")
    CONTACT_MERGED = "contact.merged", _("merged two contacts")
