"""What officers do with searches and their results, for the trail; never the words themselves."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from eoffice.audit import events


@events.register
class SearchEvent(TextChoices):
    """Events in the chain of an account."""

    SAVED = "search.saved", _("saved a search")
    RENAMED = "search.renamed", _("renamed a saved search")
    DELETED = "search.deleted", _("deleted a saved search")
    TABLE_TAKEN = "search.table_taken", _("took the result of a search as a table")
    EXPORT_ASKED = "search.export_asked", _("asked for the letters of a search")
    EXPORT_PACKED = "search.export_packed", _("had the letters of a search packed")
    EXPORT_CANCELLED = "search.export_cancelled", _("had the packing of letters stopped")
    EXPORT_TAKEN = "search.export_taken", _("took the letters of a search")
    EXPORT_EXPIRED = "search.export_expired", _("let the packed letters of a search expire")
