"""The hooks by which the rooms above learn what was found in a file.

Called inside the transaction that keeps what was found: a listener enqueues a job, nothing slower.
"""

from collections.abc import Callable

from eoffice.documents.models import StoredFile
from eoffice.hook import Hook

Listener = Callable[[StoredFile], None]

# The pages of a file were read (search, suggestions).
when_text_is_read: Hook[Listener] = Hook()
# A PDF carries signatures: the rooms above know whom to believe, this one keeps what they found.
when_signatures_are_there: Hook[Listener] = Hook()
