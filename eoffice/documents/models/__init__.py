"""Tables of the documents room: the stored file and the text of its pages."""

from eoffice.documents.models.page_text import PageText
from eoffice.documents.models.stored_file import StoredFile

__all__ = ["PageText", "StoredFile"]
