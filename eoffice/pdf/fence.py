"""The fence around a child: memory, time, file size, descriptors, and no network.

Runs inside the child, before it sees a single byte of a file.
"""

from __future__ import annotations

import ctypes
import os
import platform
import resource
import struct

from eoffice.pdf.values import Limits

CLONE_NEWNET = 0x40000000
PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, PR_SET_PDEATHSIG, PR_SET_DUMPABLE = 38, 22, 1, 4
SOCKET_CALL = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
SECCOMP_RET_ALLOW, SECCOMP_RET_EPERM = 0x7FFF0000, 0x00050001

_libc = ctypes.CDLL(None, use_errno=True)


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("rules", ctypes.c_char_p))


def leave_the_network() -> bool:
    """Give this process an empty network of its own, where the system permits it."""
    return _libc.unshare(CLONE_NEWNET) == 0


def forbid_sockets() -> bool:
    """Let the kernel refuse every new socket to this process and its children."""
    known = SOCKET_CALL.get(platform.machine())
    if known is None:
        return False
    architecture, call = known
    rules = b"".join(
        struct.pack("HBBI", *rule)
        for rule in (
            (0x20, 0, 0, 4),  # load the architecture
            (0x15, 0, 3, architecture),  # another one: allow (our numbers do not apply)
            (0x20, 0, 0, 0),  # load the call's number
            (0x15, 0, 1, call),
            (0x06, 0, 0, SECCOMP_RET_EPERM),
            (0x06, 0, 0, SECCOMP_RET_ALLOW),
        )
    )
    program = _Program(len(rules) // 8, rules)
    _libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    return _libc.prctl(PR_SET_SECCOMP, 2, ctypes.byref(program), 0, 0) == 0


def enter(limits: Limits, *, keep: int) -> None:
    """Shut this process in. Only the descriptor `keep` stays open."""
    os.setsid()
    null = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    os.closerange(3, keep)
    os.closerange(keep + 1, 65_536)
    os.umask(0o077)
    for what, amount in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, limits.output),
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_NOFILE, 256),
    ):
        resource.setrlimit(what, (amount, amount))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.wall, limits.wall))
    allow(limits.cpu)
    forbid_sockets()


def hide_memory() -> None:
    """Let no other process of the same user look into this one, nor any core file hold it."""
    _libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def allow(seconds: int) -> None:
    """Grant so many seconds of processor time from now on, never more than the wall limit."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    soft = min(int(used.ru_utime + used.ru_stime) + 1 + seconds, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
