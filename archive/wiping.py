"""After a destruction: the database keeps nothing of rows that were overwritten or deleted.

SQLite leaves old pages in the file until they are used again, and in its journal: the file is
written anew (VACUUM) and the journal emptied. PostgreSQL keeps dead rows until VACUUM; a dump never
shows them. Runs in the worker, outside any transaction, after the last dossier.
"""

import logging

from django.db import OperationalError, connection

from correspondence.search import keeping
from eoffice.errors import Unavailable

log = logging.getLogger(__name__)
EMPTIED = (
    "correspondence_letter", "correspondence_draftversion", "correspondence_draftwork",
    "correspondence_remark", "correspondence_approvalstep", "correspondence_recipient",
    "correspondence_complainant", "correspondence_scan", "disposition_dispositionsheet",
    "disposition_disposition", "disposition_followup", "disposition_extension",
    "documents_pagetext", "documents_storedfile", "correspondence_searchword",
    "correspondence_searchstale", "archive_documenttext",
)  # fmt: skip


def wipe() -> None:
    """Give back the space of what was overwritten. Raises `Unavailable` while others write."""
    if connection.in_atomic_block:  # a test's transaction: there is nothing to be given back yet
        return
    keeping.purge()
    try:
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("VACUUM")
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            else:
                for table in EMPTIED:
                    cursor.execute(f"VACUUM {table}")
    except OperationalError as busy:
        log.info("The database is busy, the space is given back later")
        raise Unavailable from busy
