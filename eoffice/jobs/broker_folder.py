"""Keeps the folders of the embedded broker small: it moves each message that was read aside.

Messages that nobody read are left alone; a message is only a bell, so its age loses nothing. One
that was never written to its end goes too.
"""

import time
from pathlib import Path

from django.conf import settings

from eoffice.jobs.broker_transport import UNFINISHED

KEEP_SECONDS = 600


def clear() -> int:
    """Delete messages that were read, or begun, some minutes ago; how many."""
    options = getattr(settings, "CELERY_BROKER_TRANSPORT_OPTIONS", {})
    return _clear(options.get("processed_folder"), "*") + _clear(
        options.get("data_folder_out"), f"*{UNFINISHED}"
    )


def _clear(folder: str | None, pattern: str) -> int:
    if not folder or not Path(folder).is_dir():
        return 0
    before, cleared = time.time() - KEEP_SECONDS, 0
    for message in Path(folder).glob(pattern):
        if message.stat().st_mtime < before:
            message.unlink(missing_ok=True)
            cleared += 1
    return cleared
