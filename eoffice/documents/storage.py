"""The local storage class: a saved file survives a power cut, is private and is never overwritten.

What belongs here: how bytes reach a disk. What they mean is in `vault`. Must not import: models.
"""

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from django.core.files import File
from django.core.files.storage import FileSystemStorage

from eoffice.errors import Unavailable

UNFINISHED = ".part"
OUR_OWN_ERRORS = (FileNotFoundError, FileExistsError)


@contextmanager
def absent_disk_is_unavailable() -> Iterator[None]:
    """Turn a disk that is full, gone or read-only into "not at the moment"."""
    try:
        yield
    except OUR_OWN_ERRORS:
        raise
    except OSError as error:
        raise Unavailable from error


class DurableFileSystemStorage(FileSystemStorage):
    """A folder whose files appear whole or not at all: write aside, sync, rename, sync the folder.

    With `durable=False` the two syncs are left out: for what can be made again from an original.
    """

    def __init__(self, *args: Any, durable: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.durable = durable
        root = Path(self.location)
        if not root.exists():
            root.mkdir(parents=True, mode=0o700, exist_ok=True)

    def _save(self, name: str, content: File) -> str:
        """Write the content under this name and return the name."""
        with absent_disk_is_unavailable():
            self._demand_root()
            target = Path(self.path(name))
            self._make_folder(target.parent)
            aside = target.with_name(f".{secrets.token_hex(8)}{UNFINISHED}")
            try:
                self._write_aside(aside, content)
                self._put_in_place(aside, target)
            finally:
                aside.unlink(missing_ok=True)
        return name

    def _open(self, name: str, mode: str = "rb") -> File:
        with absent_disk_is_unavailable():
            try:
                return super()._open(name, mode)
            except FileNotFoundError:
                self._demand_root()
                raise

    def exists(self, name: str) -> bool:
        """Whether a file of this name is there; an absent root is no answer."""
        self._demand_root()
        return super().exists(name)

    def everything_under(self, folder: str = "") -> Iterator[tuple[str, datetime]]:
        """Every file below a folder: its key, and when it was written."""
        self._demand_root()
        for path in Path(self.path(folder) if folder else self.location).rglob("*"):
            with suppress(FileNotFoundError):
                facts = path.stat()
                if stat.S_ISREG(facts.st_mode):
                    key = path.relative_to(self.location).as_posix()
                    yield key, datetime.fromtimestamp(facts.st_mtime, UTC)

    def _demand_root(self) -> None:
        """A root that was there at the start and is gone means a lost disk, not lost files."""
        if not Path(self.location).is_dir():
            raise Unavailable

    def _make_folder(self, folder: Path) -> None:
        """Create the folder; each parent learns of its new child durably."""
        if folder.is_dir():
            return
        self._make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        self._sync_folder(folder.parent)

    def _write_aside(self, aside: Path, content: File) -> None:
        descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with os.fdopen(descriptor, "wb") as out:
            for chunk in content.chunks():
                out.write(chunk)
            out.flush()
            self._sync_file(out)

    def _put_in_place(self, aside: Path, target: Path) -> None:
        """Give the file its name; a link refuses a name that is taken, a rename would not."""
        if self._allow_overwrite:
            aside.replace(target)
        else:
            self._link(aside, target)
        self._sync_folder(target.parent)

    def _link(self, aside: Path, target: Path) -> None:
        try:
            os.link(aside, target)
        except OSError as error:
            if error.errno not in {errno.EPERM, errno.ENOTSUP, errno.EMLINK}:
                raise
            if target.exists():
                raise FileExistsError(target) from error
            aside.rename(target)

    def _sync_file(self, out: IO[bytes]) -> None:
        if self.durable:
            os.fsync(out.fileno())

    def _sync_folder(self, folder: Path) -> None:
        if not self.durable:
            return
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
