"""What can happen to a stored file, as the trail names it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from eoffice.audit import events


@events.register
class FileEvent(TextChoices):
    """Catalogue of the events that are recorded about files."""

    RECEIVED = "file.received", _("received the file")
    READY = "file.ready", _("prepared the file for viewing")
    REFUSED = "file.refused", _("refused the file")
    TRIED_AGAIN = "file.tried_again", _("asked to try the file again")
    READ = "file.read", _("read the text of the file")
    UNREADABLE = "file.unreadable", _("found no text in the file")
    DAMAGED = "file.damaged", _("found the file damaged")
    RESTORED = "file.restored", _("found the file whole again")
    REBUILT = "file.rebuilt", _("asked to make the page images again")
    DOWNLOADED = "file.downloaded", _("downloaded the original")
    PURGED = "file.purged", _("removed the content by disposal")
