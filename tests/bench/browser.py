"""A browser for measuring: one connection that stays open, one signed-in person, no waiting."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from gzip import decompress
from http.client import HTTPConnection
from urllib.parse import urlencode

from tests.bench.bare import COUNT

IDLE = 10
CSRF = secrets.token_hex(16)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, and after how many seconds."""

    status: int
    body: bytes
    seconds: float
    headers: dict[str, str]

    @property
    def plain(self) -> bytes:
        """The body as it was before it was packed."""
        is_packed = self.headers.get("content-encoding") == "gzip"
        return decompress(self.body) if is_packed else self.body

    @property
    def sql(self) -> int:
        """How many statements it took, if that was asked."""
        return int(self.headers.get(COUNT.lower(), 0))


class Browser:
    """Asks as a signed-in person does."""

    def __init__(self, port: int, session: str) -> None:
        self.connection = HTTPConnection("127.0.0.1", port, timeout=60)
        self.used = time.monotonic()
        self.headers = {
            "Cookie": f"sessionid={session}; csrftoken={CSRF}",
            "X-CSRFToken": CSRF,
            "Accept-Encoding": "gzip",
        }

    def get(self, url: str, **headers: str) -> Answer:
        """Ask for a page."""
        return self._ask("GET", url, None, headers)

    def counted(self, url: str) -> Answer:
        """Ask for a page and how many statements it takes."""
        return self.get(url, **{COUNT: "1"})

    def post(self, url: str, form: dict[str, object], **headers: str) -> Answer:
        """Send a form."""
        body = urlencode(form, doseq=True).encode()
        return self._ask("POST", url, body, headers | FORM)

    def upload(self, url: str, name: str, content: bytes) -> Answer:
        """Hand in one file as the tray's script does."""
        edge = secrets.token_hex(12)
        head = f'--{edge}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n'
        body = f"{head}Content-Type: application/pdf\r\n\r\n".encode() + content
        body += f"\r\n--{edge}--\r\n".encode()
        kind = {"Content-Type": f"multipart/form-data; boundary={edge}", "HX-Request": "true"}
        return self._ask("POST", url, body, kind)

    def _ask(self, method: str, url: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        if time.monotonic() - self.used > IDLE:
            self.connection.close()  # the server may have closed it; it opens anew
        start = time.perf_counter()
        self.connection.request(method, url, body, self.headers | headers)
        response = self.connection.getresponse()
        content = response.read()
        seconds, self.used = time.perf_counter() - start, time.monotonic()
        found = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, content, seconds, found)


FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def expect(answer: Answer, *statuses: int) -> Answer:
    """The answer, if it has one of these statuses; a benchmark of error pages is worth nothing."""
    if answer.status not in (statuses or (200,)):
        words = answer.plain[:400].decode(errors="replace")
        raise RuntimeError(f"Answered {answer.status}: {words}")
    return answer
