"""Runs everything on one machine: `python -m eoffice.serve` is web server, worker and clock.

A supervisor that has not loaded Django: it prepares database and static files through children,
starts gunicorn and the Celery worker, starts again what dies, and ends all that it started.
Must not import: Django, Celery, anything that imports them.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType
from typing import IO


def port_named(word: str) -> int:
    """The port that somebody wishes; a word that is no port ends the start."""
    if not (word.isascii() and word.isdecimal() and 1 <= int(word) <= 65_535):
        sys.exit(f"PORT={word!r} is not a port from 1 to 65535.")
    return int(word)


def count_named(name: str, default: int) -> str:
    """How many of something somebody wishes; nonsense ends the start."""
    word = os.environ.get(name) or str(default)
    if not (word.isascii() and word.isdecimal() and 1 <= int(word) <= 256):
        sys.exit(f"{name}={word!r} is not a number from 1 to 256.")
    return word


ROOT = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("VAR_DIR") or ROOT / "var").resolve()
ENVIRONMENT = os.environ.get("EOFFICE_ENV", "development")
HOST = os.environ.get("HOST", "127.0.0.1")
PORT = port_named(os.environ.get("PORT") or "8000")
PATIENCE = 15  # seconds that a child gets to end by itself
PR_SET_PDEATHSIG = 1

WEB = [
    "gunicorn",
    "eoffice.wsgi",
    "--config=python:eoffice.web_answers",
    "--preload",
    f"--bind={HOST}:{PORT}",
    f"--workers={count_named('WEB_WORKERS', 2)}",
    f"--threads={count_named('WEB_THREADS', 4)}",
    "--worker-class=gthread",
    "--timeout=120",
    "--graceful-timeout=5",
    "--keep-alive=30",
    "--limit-request-line=8190",
    "--no-control-socket",
]
WORKER = [
    "eoffice.worker",
    f"--processes={count_named('WORKER_PROCESSES', 2)}",
    f"--clock={VAR_DIR / 'beat-schedule'}",
]


def say(line: str) -> None:
    """Speak to the person at the terminal."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def end_with_parent() -> None:
    """Runs in the child: when the supervisor is killed outright, the child is told to end too."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Child:
    """One long-lived process and all that it starts, in a process group of its own."""

    def __init__(self, name: str, command: list[str]) -> None:
        self.name, self.command = name, command
        self.process: subprocess.Popen | None = None
        self.started, self.pause = 0.0, 0.5

    def start(self) -> None:
        """Start the process; its words go to a file of its own in the demo."""
        log = None
        if ENVIRONMENT == "demo":
            (VAR_DIR / "log").mkdir(parents=True, exist_ok=True)
            log = (VAR_DIR / "log" / f"{self.name}.log").open("ab")
        self.process = subprocess.Popen(
            [sys.executable, "-m", *self.command],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            preexec_fn=end_with_parent,
        )
        self.started = time.monotonic()
        if log:
            log.close()

    def mend(self) -> None:
        """Start again what died; wait longer each time it dies young."""
        if self.process is None or self.process.poll() is None:
            return
        lived = time.monotonic() - self.started
        self.pause = 0.5 if lived > 30 else min(self.pause * 2, 15)
        say(f"{self.name} ended with {self.process.returncode}; starting it again.")
        self.signal(signal.SIGKILL)
        time.sleep(self.pause)
        self.start()

    def ask_to_end(self) -> None:
        """Ask the main process only: it ends its own children, in the order that it knows."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def signal(self, number: int) -> None:
        """Send a signal to the whole process group, if anything of it is left."""
        if self.process is None:
            return
        try:
            os.killpg(self.process.pid, number)
        except ProcessLookupError:
            return

    def wait(self, until: float) -> None:
        """Give the process time to end by itself, then end its whole group."""
        if self.process is None:
            return
        try:
            self.process.wait(max(until - time.monotonic(), 0))
        except subprocess.TimeoutExpired:
            say(f"{self.name} does not end by itself and is ended.")
        self.signal(signal.SIGKILL)


class Supervisor:
    """Keeps the children alive until it is told to stop."""

    def __init__(self) -> None:
        self.children = [Child("web", WEB), Child("worker", WORKER)]
        self.stopping = False
        self.announced = False

    def stop(self, number: int, frame: FrameType | None) -> None:
        """Remember that somebody wants an end; the second time, end at once."""
        if self.stopping:
            for child in self.children:
                child.signal(signal.SIGKILL)
        self.stopping = True

    def run(self) -> None:
        """Start, mend and end the children."""
        signal.signal(signal.SIGINT, self.stop)
        signal.signal(signal.SIGTERM, self.stop)
        try:
            for child in self.children:
                child.start()
            while not self.stopping:
                self.watch()
        finally:
            self.end()

    def watch(self) -> None:
        """One look at everything."""
        for child in self.children:
            child.mend()
        if not self.announced and web_answers():
            self.announced = True
            announce()
        time.sleep(0.2)

    def end(self) -> None:
        """End everything that was started, politely first."""
        say("Stopping …")
        for child in self.children:
            child.ask_to_end()
        until = time.monotonic() + PATIENCE
        for child in self.children:
            child.wait(until)
        say("Stopped.")


def manage(*arguments: str) -> None:
    """Run one management command to its end; a failure ends the start."""
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(command, cwd=ROOT, check=False, preexec_fn=end_with_parent)
    if done.returncode:
        failed = f"manage.py {arguments[0]} failed with code {done.returncode}"
        sys.exit(f"{failed}; nothing was started.")


def prepare() -> None:
    """Bring the database up to date, collect static files, and fill a new demo."""
    VAR_DIR.mkdir(parents=True, exist_ok=True)
    is_new_demo = ENVIRONMENT == "demo" and not (VAR_DIR / "seeded").exists()
    seeding = VAR_DIR / "seeding"
    if is_new_demo and seeding.exists() and "DATABASE_URL" not in os.environ:
        forget_half_made_demo()
    manage("migrate", "--noinput", "--verbosity=0")
    if ENVIRONMENT in {"demo", "production"} and static_is_stale():
        manage("collectstatic", "--noinput", "--clear", "--verbosity=0")
    if is_new_demo:
        say("First start: making the demo data …")
        seeding.touch()
        manage("seed_demo", "--verbosity=0")  # the accounts are told when it answers
        seeding.unlink()


def forget_half_made_demo() -> None:
    """Remove what a first start of our own left when it was broken off; nobody else's data."""
    for path in VAR_DIR.glob("eoffice.sqlite3*"):
        path.unlink()


def static_is_stale() -> bool:
    """Whether a static file is newer than the collected ones."""
    manifest = VAR_DIR / "static" / "staticfiles.json"
    if not manifest.exists():
        return True
    collected = manifest.stat().st_mtime
    sources = [*ROOT.glob("static/**/*"), ROOT / "requirements.txt"]
    return any(path.stat().st_mtime > collected for path in sources if path.is_file())


def hold_the_folder() -> IO[bytes]:
    """Be the only one at work with this data, for as long as the file stays open."""
    VAR_DIR.mkdir(parents=True, exist_ok=True)
    held = (VAR_DIR / "serve.lock").open("wb")
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        sys.exit(f"e-Office runs already with the data in {VAR_DIR}; end that one first.")
    return held


def port_is_free() -> bool:
    """Whether we may listen where we are told to."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, PORT))
        except OSError:
            return False
    return True


def web_answers() -> bool:
    """Whether the web server answers by now."""
    host = "127.0.0.1" if HOST == "0.0.0.0" else HOST  # noqa: S104
    question = f"GET /healthz HTTP/1.1\r\nHost: {host}:{PORT}\r\nConnection: close\r\n\r\n"
    try:  # by hand: the library for it would be the largest part of this process
        with socket.create_connection((host, PORT), timeout=2) as connection:
            connection.sendall(question.encode())
            return connection.recv(12) == b"HTTP/1.1 200"
    except OSError:
        return False


def announce() -> None:
    """Say where it is and who may come in; the accounts were written by `seed_demo`."""
    say(f"\ne-Office answers at http://{HOST}:{PORT}/\n")
    accounts = VAR_DIR / "accounts.txt"
    if ENVIRONMENT == "demo" and accounts.exists():
        say(accounts.read_text(encoding="utf-8"))
    say("Ctrl-C ends it; the data is kept.")


def main() -> None:
    """Prepare, then serve until told to stop."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eoffice.settings")
    os.environ.setdefault("MALLOC_ARENA_MAX", "2")
    if ENVIRONMENT != "production":
        os.environ.setdefault("SITE_URL", f"http://{HOST}:{PORT}")
    if not port_is_free():
        sys.exit(f"Port {PORT} on {HOST} is taken; choose another one: PORT=8001 make demo")
    with hold_the_folder():
        prepare()
        Supervisor().run()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("Broken off; nothing runs.")
