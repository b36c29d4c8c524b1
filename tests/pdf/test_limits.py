"""The fence: a child that eats memory, time or its own life ends, and the client is told how."""

from __future__ import annotations

import os
import signal
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from eoffice.pdf import DEFAULT, ChildDied, Reason, Refused, WorkFailed, child, fence, prepare, wire
from tests.pdf.making import letter, saved


def test_out_of_memory_is_a_refusal(tmp_path: Path) -> None:
    source = saved(letter(), tmp_path / "a.pdf")
    with pytest.raises((Refused, ChildDied)):
        prepare(source, tmp_path, limits=replace(DEFAULT, memory=20 << 20))


def test_out_of_time_counts_as_a_try(tmp_path: Path) -> None:
    source = saved(letter(300), tmp_path / "a.pdf")
    with pytest.raises(ChildDied) as death:
        prepare(source, tmp_path, limits=replace(DEFAULT, wall=1))
    assert death.value.reason is Reason.TIMED_OUT


def test_a_full_disk_is_not_the_files_fault(tmp_path: Path) -> None:
    source = saved(letter(), tmp_path / "a.pdf")
    with pytest.raises(WorkFailed):
        prepare(source, tmp_path / "no such folder")


def test_a_dead_keeper_is_replaced(tmp_path: Path) -> None:
    source = saved(letter(), tmp_path / "a.pdf")
    child._controls.pop(child.READER).close()
    assert prepare(source, tmp_path).pages == 1


def test_threads_share_a_keeper(tmp_path: Path) -> None:
    source = saved(letter(), tmp_path / "a.pdf")
    folders = [tmp_path / str(n) for n in range(4)]
    done: list[int] = []
    for folder in folders:
        folder.mkdir()
    threads = [
        threading.Thread(target=lambda f=f: done.append(prepare(source, f).pages)) for f in folders
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert done == [1, 1, 1, 1]


def test_a_client_that_goes_away_ends_its_child(tmp_path: Path) -> None:
    source = saved(letter(300), tmp_path / "a.pdf")

    def leave(page: int, image: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        prepare(source, tmp_path, on_page=leave)
    time.sleep(0.3)
    count = len(list(tmp_path.glob("small-*")))
    time.sleep(0.3)
    assert len(list(tmp_path.glob("small-*"))) == count < 300


def test_sockets_are_forbidden_behind_the_fence() -> None:
    pid = os.fork()
    if pid == 0:
        code = 2
        try:
            fence.forbid_sockets()
            wire.socket.socket()
        except OSError:
            code = 0
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


def test_the_causes_of_death_are_told_apart() -> None:
    def death(number: int, *, cpu: float = 0, late: bool = False, told: bool = False) -> Exception:
        limits = None if told else DEFAULT
        return child._obituary(child._Ending(number, cpu, late), limits)

    assert isinstance(death(signal.SIGXCPU), Refused)
    assert isinstance(death(signal.SIGABRT), Refused)
    assert death(signal.SIGSEGV).reason is Reason.CRASHED
    assert death(signal.SIGKILL, late=True).reason is Reason.TIMED_OUT
    assert isinstance(death(signal.SIGKILL, late=True, cpu=7, told=True), ChildDied)
    assert isinstance(death(signal.SIGKILL, late=True, cpu=7), Refused)
