"""The states of a stored file, and what a file is for. Words only: no models, no behaviour."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FileState(TextChoices):
    """Can the pages be looked at? (First axis.)"""

    RECEIVED = "received", _("Being prepared")
    READY = "ready", _("Ready")
    REFUSED = "refused", _("Refused")
    DAMAGED = "damaged", _("Damaged")
    PURGED = "purged", _("Removed by disposal")


class TextState(TextChoices):
    """Can the text be searched? (Second axis: a page is visible before its text.)"""

    NONE = "none", _("No text yet")
    READING = "reading", _("Text is being read")
    READ = "read", _("Text is there")
    UNREADABLE = "unreadable", _("No text was found")


class FileUse(TextChoices):
    """What the file was handed in for."""

    LETTER = "letter", _("Letter")
    FOLLOW_UP = "follow_up", _("Follow-up report")
    REPLY = "reply", _("Reply")
    DRAFT = "draft", _("Draft")
    EVIDENCE = "evidence", _("Evidence")
    ARCHIVE = "archive", _("Archive")


class ReceivedVia(TextChoices):
    """The door through which the bytes came."""

    UPLOAD = "upload", _("Upload")
    COMMAND = "command", _("Command line")
    SPLIT = "split", _("Split from another file")
    FOLDER = "folder", _("Hot folder")
    MAIL = "mail", _("E-mail")
    PARTNER = "partner", _("Other office")
    SYSTEM = "system", _("Made by the application")
