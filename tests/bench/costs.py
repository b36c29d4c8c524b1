"""The yardstick "bare store", and what work costs in CPU seconds."""

from __future__ import annotations

import hashlib
import os
import time
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.db import connection
from django.http.multipartparser import MultiPartParser

from tests.bench.processes import DatabaseCpu, cpu_of

SERVE = int(os.environ.get("BENCH_SERVE", "0"))


def bare_store(content: bytes) -> float:
    """Hash, write, sync file and folder, rename, and parse the form that carries the file."""
    folder = Path(settings.STORAGE_ROOT) / "bare"
    folder.mkdir(parents=True, exist_ok=True)
    edge = "bare"
    head = f'--{edge}\r\nContent-Disposition: form-data; name="f"; filename="a.pdf"\r\n\r\n'
    body = head.encode() + content + f"\r\n--{edge}--\r\n".encode()
    facts = {"CONTENT_TYPE": f"multipart/form-data; boundary={edge}", "CONTENT_LENGTH": len(body)}
    start = time.perf_counter()
    MultiPartParser(facts, BytesIO(body), [MemoryFileUploadHandler()]).parse()
    name = hashlib.sha256(content).hexdigest()
    with (folder / "new").open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    (folder / "new").rename(folder / name)
    handle = os.open(folder, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)
    return time.perf_counter() - start


class Costs:
    """CPU seconds of web, worker and database since it was made."""

    def __init__(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            own = cursor.fetchone()[0]
        self.database = DatabaseCpu(settings.DATABASES["default"]["NAME"], without=own)
        self.start = (cpu_of(SERVE), self.database.total())

    def parts(self) -> tuple[float, float]:
        """Web and worker, and the database."""
        return cpu_of(SERVE) - self.start[0], self.database.total() - self.start[1]

    def spent(self) -> float:
        """All of it."""
        return sum(self.parts())

    def told(self, count: int) -> str:
        """Where it went, per letter."""
        ours, database = self.parts()
        return f"per letter: web and worker {ours / count:.3f} s, database {database / count:.3f} s"
