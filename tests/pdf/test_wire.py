"""What comes back from a child is plain: nothing in it can make the client do anything."""

from __future__ import annotations

import os
import pickle
import socket
from enum import Enum

import pytest

from eoffice.pdf import FileKind, PageText, Reason, Trust, Word, wire


class Hostile:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("true",)


def sent(value: object) -> object:
    ours, theirs = socket.socketpair()
    with ours:
        with theirs:
            wire.send(theirs, wire.VALUE, value)
        return next(value for _, value in wire.replies(ours))


def test_values_travel_whole() -> None:
    text = PageText("a", (Word("a", 0, 0, 1, 1, 90.0),), "ocr", 180, 0.9)
    assert sent((text, Reason.DAMAGED)) == (text, Reason.DAMAGED)


def test_codes_travel_by_their_value_on_every_python(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first releases of Python 3.11 pickled them as getattr(Reason, "DAMAGED")."""
    by_name = lambda self, _protocol: (getattr, (type(self), self.name))  # noqa: E731
    monkeypatch.setattr(Enum, "__reduce_ex__", by_name)
    for kind in (Reason, FileKind, Trust):
        monkeypatch.setattr(kind, "__reduce_ex__", by_name)
    told = (Reason.DAMAGED, FileKind.PDF, Trust.INTERNAL)
    assert sent(told) == told


@pytest.mark.parametrize("value", [Hostile(), print, wire.BrokenFrame("x")])
def test_anything_else_is_refused(value: object) -> None:
    with pytest.raises(wire.BrokenFrame):
        sent(value)


def test_a_torn_frame_is_no_answer() -> None:
    ours, theirs = socket.socketpair()
    with ours:
        with theirs:
            theirs.sendall(wire.HEADER.pack(b"V", 1_000) + pickle.dumps(1))
        assert list(wire.replies(ours)) == []
