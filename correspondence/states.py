"""The states of letters, scans, recipients and numbers, in words a clerk would say aloud."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class LetterKind(TextChoices):
    """Which machine a letter follows."""

    INCOMING = "incoming", _("Incoming letter")
    OUTGOING = "outgoing", _("Outgoing letter")


class IncomingState(TextChoices):
    """Where an incoming letter stands."""

    REGISTERED = "registered", _("Registered")
    IN_DISPOSITION = "in_disposition", _("In disposition")
    RETURNED = "returned", _("Returned to the desk")
    COMPLETED = "completed", _("Completed")
    FILED = "filed", _("Filed")
    VOID = "void", _("Void")


class Outcome(TextChoices):
    """How a completed letter ended."""

    ANSWERED = "answered", _("Answered by letter")
    FOLLOWED_UP = "followed_up", _("Followed up")
    NOTED = "noted", _("Noted")
    PASSED_ON = "passed_on", _("Passed on")
    SENT_BACK = "sent_back", _("Sent back to the sender")
    NO_ACTION = "no_action", _("No action needed")


class ScanState(TextChoices):
    """Where a scan in the tray stands; whether it can be read is its file's state."""

    WAITING = "waiting", _("Waiting")
    RECORDED = "recorded", _("Recorded")
    SPLIT = "split", _("Split")
    DISCARDED = "discarded", _("Discarded")


class ArrivalState(TextChoices):
    """Whether a letter from another office of the same organisation has its number here yet."""

    WAITING = "waiting", _("Waiting for its agenda number")
    REGISTERED = "registered", _("Registered here")
    WITHDRAWN = "withdrawn", _("Withdrawn by the sender")
    VOID = "void", _("Void with the letter")


class RecipientState(TextChoices):
    """How far an addressee or a copy has got."""

    UNREAD = "unread", _("Unread")
    READ = "read", _("Read")
    UNDERSTOOD = "understood", _("Understood")


class RecipientRole(TextChoices):
    """Why the letter was put before somebody."""

    TO = "to", _("Addressee")
    COPY = "copy", _("Copy")


class EntryState(TextChoices):
    """The life of one number in a register."""

    RESERVED = "reserved", _("Reserved")
    USED = "used", _("Used")
    VOID = "void", _("Void")


class Security(TextChoices):
    """How secret a letter is; apart from how urgent it is."""

    BIASA = "biasa", _("Ordinary")
    TERBATAS = "terbatas", _("Restricted")
    RAHASIA = "rahasia", _("Secret")
    SANGAT_RAHASIA = "sangat_rahasia", _("Top secret")


SECRET = (Security.RAHASIA, Security.SANGAT_RAHASIA)


class ExportState(TextChoices):
    """How far the letters of a search are packed."""

    WAITING = "waiting", _("Waiting")
    WORKING = "working", _("Being packed")
    READY = "ready", _("Ready to be taken")
    FAILED = "failed", _("Could not be packed")
    EXPIRED = "expired", _("Not kept any more")
    CANCELLED = "cancelled", _("Cancelled")


BEING_PACKED = (ExportState.WAITING, ExportState.WORKING)


class ReceivedVia(TextChoices):
    """The way by which a letter came."""

    COUNTER = "counter", _("Counter")
    POST = "post", _("Post")
    COURIER = "courier", _("Courier")
    EMAIL = "email", _("E-mail")
    FAX = "fax", _("Fax")
    INTERNAL = "internal", _("Internal")


class Part(IntegerChoices):
    """How much of a letter an access row opens; each includes the ones before it."""

    LINE = 1, _("Register line")
    LETTER = 2, _("Letter")
    TREE = 3, _("Letter and chain with states")
    CHAIN = 4, _("Letter, chain and the notes of one's own branch")
    ALL = 5, _("Everything")


class Why(TextChoices):
    """The reason for which somebody may see a letter."""

    DESK = "desk", _("Intake desk")
    ADDRESSEE = "addressee", _("Addressee")
    COPY = "copy", _("Copy")
    GIVER = "giver", _("Gave a disposition")
    BRANCH = "branch", _("Received a disposition")
    SUPERIOR = "superior", _("Superior of somebody in the chain")
    HEAD = "head", _("Head of the office")
    PAST = "past", _("Took part earlier")
    WRITER = "writer", _("Wrote the letter")
    REVIEWER = "reviewer", _("Checked the draft")
    SIGNER = "signer", _("Signs the letter")
    TO_FILE = "to_file", _("Files the letter")
    ARCHIVIST = "archivist", _("Archivist")
    BORROWER = "borrower", _("Borrowed the letter")


class ClockKind(TextChoices):
    """The three promises that are timed."""

    DESK = "desk", _("Desk's hour")
    FIRST_DISPOSITION = "first_disposition", _("First disposition")
    ANSWER = "answer", _("Answered or closed")
