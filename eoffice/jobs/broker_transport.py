"""The embedded broker: kombu's folder of messages, into which a message comes whole or not at all.

kombu 5.7 opens the file under its final name and then writes: a worker that looks in between takes
an empty message, cannot read it and ends.
"""

import uuid
from pathlib import Path
from time import monotonic
from typing import Any

from kombu.exceptions import ChannelError
from kombu.transport import TRANSPORT_ALIASES, filesystem
from kombu.utils.encoding import str_to_bytes
from kombu.utils.json import dumps

UNFINISHED = ".part"


class Channel(filesystem.Channel):
    """Messages are written beside their name and get it when they are whole."""

    def _put(self, queue: str, payload: Any, **_kwargs: Any) -> None:
        """Put a message into the folder.

        Raises ChannelError where it cannot be written.
        """
        name = f"{round(monotonic() * 1000)}_{uuid.uuid4()}.{queue}.msg"
        path = Path(self.data_folder_out, name)
        unfinished = path.with_name(name + UNFINISHED)
        try:
            unfinished.write_bytes(str_to_bytes(dumps(payload)))
            unfinished.rename(path)
        except OSError as error:
            raise ChannelError(f"Cannot add {path} to the queue") from error


class Transport(filesystem.Transport):
    """What `filesystem://` means here."""

    Channel = Channel


def install() -> None:
    """Let every `filesystem://` be this one."""
    TRANSPORT_ALIASES["filesystem"] = f"{__name__}:Transport"
