"""What can be done with files: one verb, one function.

`intake` takes them in, `outcome` says what the pipeline found, `reading` keeps their text,
`keeping` looks after the bytes.
"""

from eoffice.documents.actions.intake import receive, register, try_again
from eoffice.documents.actions.keeping import mark_damaged, note_download, purge, rebuild, restore
from eoffice.documents.actions.outcome import mark_ready, publish_first_page, refuse
from eoffice.documents.actions.reading import close_reading, keep_pages, keep_signatures

__all__ = [
    "close_reading",
    "keep_pages",
    "keep_signatures",
    "mark_damaged",
    "mark_ready",
    "note_download",
    "publish_first_page",
    "purge",
    "rebuild",
    "receive",
    "refuse",
    "register",
    "restore",
    "try_again",
]
