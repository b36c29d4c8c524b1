"""A small HTTP server that behaves like the gateway of BSrE, its errors included."""

from __future__ import annotations

import json
import re
import threading
import time
from base64 import b64encode
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

USER, PASSWORD = "esign", "sandi-gerbang"
NIK, PASSPHRASE = "3171010101800001", "frasa-sandi-bsre"
EXPIRED_NIK, STRANGER = "3171010101800002", "3171010101800009"
SIGNED = b"%PDF-1.7\n/ByteRange [0 1 2 3]\n%%EOF"  # unless it has a pen
PEOPLE = {
    NIK: {"status_code": 1111, "message": "User siap untuk melakukan TTE"},
    EXPIRED_NIK: {"status_code": 2021, "message": "Sertifikat user sudah expired"},
}


class Gateway(ThreadingHTTPServer):
    """The server; `mood` makes it misbehave, `asked` tells what came.

    With a `pen` (bytes to bytes) it hands out what it was sent, signed; `hands_out` is that file,
    and a test may put another one there.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.mood = ""
        self.pen: Callable[[bytes], bytes] | None = None
        self.hands_out = SIGNED
        self.fails_left = 0
        self.asked: list[str] = []
        self.forms: list[dict[str, bytes]] = []
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    """One question and its answer."""

    server: Gateway

    def do_GET(self) -> None:
        """A person's state, or a signed document."""
        if self._may_go_on():
            if match := re.fullmatch(r"/api/user/status/(\d+)", self.path):
                unknown = {"status_code": 1110, "message": "User tidak terdaftar"}
                self._say(200, PEOPLE.get(match[1], unknown))
            elif self.path == "/api/sign/download/abc-123":
                self._answer(200, self.server.hands_out, "application/pdf")
            else:
                self._say(404, {"error": "Dokumen tidak ditemukan"})

    def do_POST(self) -> None:
        """Sign, or say why not."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self._may_go_on():
            form = _parts(body, self.headers["Content-Type"])
            self.server.forms.append(form)
            if form["nik"].decode() not in PEOPLE:
                self._say(400, {"status_code": 2011, "error": "User tidak terdaftar"})
            elif form["passphrase"].decode() != PASSPHRASE:
                self._say(400, {"status_code": 2031, "error": "Passphrase anda salah"})
            else:
                if self.server.pen:
                    self.server.hands_out = self.server.pen(form["file"])
                self._answer(200, b"{}", "application/json", id_dokumen="abc-123")

    def _may_go_on(self) -> bool:
        self.server.asked.append(f"{self.command} {self.path}")
        basic = b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        if self.headers.get("Authorization") != f"Basic {basic}":
            self._say(401, {"error": "Unauthorized"})
        elif self.server.fails_left > 0:
            self.server.fails_left -= 1
            self._say(503, {"error": "Service unavailable"})
        elif self.server.mood:
            self._misbehave(self.server.mood)
        else:
            return True
        return False

    def _misbehave(self, mood: str) -> None:
        if mood == "slow":
            time.sleep(1.5)
        elif mood == "elsewhere":
            self.send_response(302)
            self.send_header("Location", "http://127.0.0.1:1/")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif mood == "cut":
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b"%PDF-1.7 /ByteRange")
        else:
            self._answer(int(mood), b"<html>nonsense", "text/html")

    def _say(self, code: int, words: dict) -> None:
        self._answer(code, json.dumps(words).encode(), "application/json")

    def _answer(self, code: int, body: bytes, kind: str, **headers: str) -> None:
        self.send_response(code)
        for name, value in {"Content-Type": kind, "Content-Length": len(body), **headers}.items():
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


def _parts(body: bytes, kind: str) -> dict[str, bytes]:
    """The fields of a form, read apart from how ours is written."""
    boundary = kind.partition("boundary=")[2].encode()
    found = {}
    for part in body.split(b"--" + boundary)[1:-1]:
        head, _, content = part.partition(b"\r\n\r\n")
        found[re.search(rb'name="(\w+)"', head)[1].decode()] = content.removesuffix(b"\r\n")
    return found
