"""The two messages between a client and the keeper, as they lie on the socket."""

from __future__ import annotations

import struct

ORDER = struct.Struct("!I")  # wall seconds; two descriptors travel with it: reply and status
ENDING = struct.Struct("!idI?")  # wait status, CPU seconds, peak memory in KB, ran out of time
