"""How a child talks: frames of one letter, a length and a value.

What comes back from a child is not trusted (it has read hostile bytes), so it is
unpickled with an allow-list: plain values, and the value classes of this room.
"""

from __future__ import annotations

import io
import pickle
import socket
import struct
from collections.abc import Iterator
from enum import Enum
from pathlib import PosixPath
from typing import Any

from eoffice.pdf import reasons, values

HEADER = struct.Struct("!cI")
REQUEST, NEWS, ASK, VALUE, REFUSED, FAILED = b"Q", b"N", b"A", b"V", b"R", b"F"
GO_ON, ENOUGH = b"+", b"-"
LONGEST = 64 << 20
ALLOWED = {
    ("eoffice.pdf.reasons", "Reason"): reasons.Reason,
    ("pathlib", "PosixPath"): PosixPath,
    **{
        ("eoffice.pdf.values", name): getattr(values, name)
        for name in ("FileKind", "PageImage", "Prepared", "Word", "PageText", "WordText")
    },
    **{
        ("eoffice.pdf.values", name): getattr(values, name)
        for name in ("FoundSignature", "Trust", "FoundSeal", "OpenedBag")
    },
}


class BrokenFrame(Exception):
    """The bytes from a child are not a frame; it died in the middle of one, or lies."""


class _Writer(pickle.Pickler):
    def reducer_override(self, obj: object) -> Any:
        # Python 3.11.0 to 3.11.3 would write getattr(Reason, "EMPTY"), which no reader takes.
        return (type(obj), (obj.value,)) if isinstance(obj, Enum) else NotImplemented


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> type:
        if (module, name) not in ALLOWED:
            raise BrokenFrame(f"{module}.{name} may not come from a child")
        return ALLOWED[module, name]


def send(sock: socket.socket, letter: bytes, value: object) -> None:
    """Write one frame."""
    body = io.BytesIO()
    _Writer(body, protocol=5).dump(value)
    sock.sendall(HEADER.pack(letter, body.tell()) + body.getbuffer())


def tell(sock: socket.socket, value: object) -> None:
    """Write one frame of news."""
    send(sock, NEWS, value)


def ask(sock: socket.socket, value: object) -> bool:
    """Write one frame and wait: whether the client wants more."""
    send(sock, ASK, value)
    return _exactly(sock, 1) == GO_ON


def reply(sock: socket.socket, *, goes_on: bool) -> None:
    """Answer a child that asked."""
    sock.sendall(GO_ON if goes_on else ENOUGH)


def receive_request(sock: socket.socket) -> Any:
    """Read the one frame that comes from our own parent (trusted)."""
    letter, body = _frame(sock) or (b"", b"")
    if letter != REQUEST:
        raise BrokenFrame("no request")
    return pickle.loads(body)  # noqa: S301  (written by our own parent)


def replies(sock: socket.socket) -> Iterator[tuple[bytes, Any]]:
    """Read frames from a child until it closes its end."""
    while frame := _frame(sock):
        letter, body = frame
        try:
            yield letter, _Reader(io.BytesIO(body)).load()
        except BrokenFrame:
            raise
        except Exception as error:  # a hostile pickle may raise anything
            raise BrokenFrame(type(error).__name__) from error


def _frame(sock: socket.socket) -> tuple[bytes, bytes] | None:
    header = _exactly(sock, HEADER.size)
    if not header:
        return None
    letter, length = HEADER.unpack(header)
    if length > LONGEST:
        raise BrokenFrame("too long")
    body = _exactly(sock, length)
    if len(body) < length:
        return None
    return letter, body


def _exactly(sock: socket.socket, length: int) -> bytes:
    """Read so many bytes; fewer than that (none, for a frame) when the other side is gone."""
    parts: list[bytes] = []
    missing = length
    while missing:
        part = sock.recv(min(missing, 1 << 20))
        if not part:
            return b"" if len(parts) == 0 or length == HEADER.size else b"".join(parts)
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)
