"""Keeps the folder of the embedded broker small: it moves each message that was read aside.

Messages that nobody read are left alone; a message is only a bell, so its age loses nothing.
"""

import time
from pathlib import Path

from django.conf import settings

KEEP_SECONDS = 600


def clear() -> int:
    """Delete messages that were read some minutes ago; how many."""
    options = getattr(settings, "CELERY_BROKER_TRANSPORT_OPTIONS", {})
    folder = options.get("processed_folder")
    if not folder or not Path(folder).is_dir():
        return 0
    before, cleared = time.time() - KEEP_SECONDS, 0
    for message in Path(folder).iterdir():
        if message.stat().st_mtime < before:
            message.unlink(missing_ok=True)
            cleared += 1
    return cleared
