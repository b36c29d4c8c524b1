"""The keeper: a small process of its own that has loaded the libraries and forks the children.

It never opens a file itself. It has one thread, knows no database, no secret and no network, so
that a child that is taken over by a hostile file finds nothing worth having. It gives each child
its wall time, kills its whole process group afterwards, and tells the client how it ended.
"""

from __future__ import annotations

import gc
import os
import selectors
import signal
import socket
import time
from contextlib import suppress
from dataclasses import dataclass

from eoffice.pdf import fence
from eoffice.pdf.desk import serve
from eoffice.pdf.ending import ENDING, ORDER


@dataclass(slots=True)
class Child:
    """A child at work."""

    pid: int
    status: socket.socket
    until: float
    late: bool = False


class Keeper:
    """The loop: take orders, watch the clock, bury the dead."""

    def __init__(self, control: socket.socket, idle: float) -> None:
        self.control = control
        self.idle = idle
        self.children: dict[int, Child] = {}
        self.selector = selectors.DefaultSelector()
        self.selector.register(control, selectors.EVENT_READ)
        self.bell, ring = os.pipe()
        for end in (self.bell, ring):
            os.set_blocking(end, False)
        self.ring = ring
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(ring)
        self.selector.register(self.bell, selectors.EVENT_READ)

    def keep(self) -> None:
        """Serve until every client is gone, or until nothing was asked for `idle` seconds."""
        open_for_orders = True
        while open_for_orders:
            events = self.selector.select(self._patience())
            if not events and not self.children:
                return
            for key, _ in events:
                if key.fileobj is self.control:
                    open_for_orders = self._take_order()
                elif key.fileobj == self.bell:
                    os.read(self.bell, 4096)
                else:  # a client hung up: nobody waits for this child any more
                    self._kill(key.data)
                    self.selector.unregister(key.fileobj)
            self._bury()
            self._watch_the_clock()
        self._end_all()

    def _patience(self) -> float | None:
        if not self.children:
            return self.idle or None
        return max(0.0, min(child.until for child in self.children.values()) - time.monotonic())

    def _take_order(self) -> bool:
        order, descriptors, _, _ = socket.recv_fds(self.control, ORDER.size, 2)
        if not order:
            return False
        reply, status = (socket.socket(fileno=number) for number in descriptors)
        pid = os.fork()
        if pid == 0:
            self._become_child(reply)
        reply.close()
        child = Child(pid, status, time.monotonic() + ORDER.unpack(order)[0])
        self.children[pid] = child
        self.selector.register(status, selectors.EVENT_READ, child)
        return True

    def _become_child(self, reply: socket.socket) -> None:
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            serve(reply)
        finally:
            os._exit(0)

    def _bury(self) -> None:
        with suppress(ChildProcessError):
            while ended := os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                with suppress(ProcessLookupError, PermissionError):
                    os.killpg(ended.si_pid, signal.SIGKILL)  # whatever it has started
                pid, status, used = os.wait4(ended.si_pid, 0)
                child = self.children.pop(pid)
                cpu = used.ru_utime + used.ru_stime
                with suppress(OSError):
                    child.status.send(ENDING.pack(status, cpu, used.ru_maxrss, child.late))
                with suppress(KeyError):
                    self.selector.unregister(child.status)
                child.status.close()

    def _watch_the_clock(self) -> None:
        now = time.monotonic()
        for child in self.children.values():
            if now >= child.until:
                child.late = True
                child.until = now + 1
                self._kill(child)

    def _kill(self, child: Child) -> None:
        for kill in (os.killpg, os.kill):  # it may not lead its group yet
            with suppress(ProcessLookupError, PermissionError):
                kill(child.pid, signal.SIGKILL)

    def _end_all(self) -> None:
        for child in self.children.values():
            self._kill(child)


def main(descriptor: int, idle: float) -> None:
    """Keep children for the clients behind this descriptor."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    fence.leave_the_network()
    gc.collect()
    gc.freeze()
    Keeper(socket.socket(fileno=descriptor), idle).keep()
