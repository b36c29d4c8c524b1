"""Drives the main job of a running demo once, as a browser without scripts would: sign in at the
desk, hand in a scan, wait until it is read, record it, and find it in front of the head.

    python .ci/drive_demo.py http://127.0.0.1:8000 var/demo
"""

from __future__ import annotations

import re
import sys
import time
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from pathlib import Path
from secrets import token_hex
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, Request, build_opener

FIRST_START = 600  # seconds; a year of letters is made
WORKER = 60
SUBJECT = f"Uji coba penerimaan surat {token_hex(4)}"


@dataclass
class Form:
    """A form as it stands on a page: where it goes, and what is filled in."""

    action: str = ""
    values: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)


class Forms(HTMLParser):
    """Collects the forms of a page with their values."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Form] = []
        self.is_open = False
        self.select = ""
        self.area = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        at = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.found.append(Form(at.get("action", "")))
            self.is_open = True
        if not self.is_open:
            return
        form, name = self.found[-1], at.get("name", "")
        if tag in {"input", "select", "textarea"}:
            form.names.add(name)
        if tag == "input" and at.get("type") in {"checkbox", "radio"} and "checked" not in at:
            return
        if tag == "input" and at.get("type") not in {"submit", "button", "file"} and name:
            form.values[name] = at.get("value", "")
        self.select = name if tag == "select" else self.select
        self.area = name if tag == "textarea" else ""
        if tag == "option" and self.select and "selected" in at:
            form.values[self.select] = at.get("value", "")

    def handle_data(self, data: str) -> None:
        if self.area:
            self.found[-1].values[self.area] = data.strip()

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self.select = ""
        if tag == "textarea":
            self.area = ""
        if tag == "form":
            self.is_open = False


class Person:
    """Somebody at a browser."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.opener = build_opener(HTTPCookieProcessor(CookieJar()))
        self.url = base

    def ask(self, path: str, body: bytes | None = None, kind: str = "") -> bytes:
        """Fetch an address, or send something to it; the answer must be a success."""
        target = urljoin(self.url, path)
        headers = {"Referer": self.url, "Accept": "text/html"} | (
            {"Content-Type": kind} if kind else {}
        )
        try:
            with self.opener.open(Request(target, body, headers), timeout=60) as response:
                self.url = response.url
                return response.read()
        except HTTPError as error:
            if error.code not in {403, 404}:
                say(f"{error.code} at {target}: {plain(error.read().decode())[:1500]}")
            raise

    def open(self, path: str) -> str:
        """Read a page."""
        return self.ask(path).decode()

    def form(self, page: str, with_name: str) -> Form:
        """The form of this page that has such a field."""
        forms = Forms()
        forms.feed(page)
        fitting = [form for form in forms.found if with_name in form.names]
        if not fitting:
            raise SystemExit(f"No form with {with_name!r} at {self.url}\n{plain(page)[:2000]}")
        fitting[0].action = urljoin(self.url, fitting[0].action)
        return fitting[0]

    def send(self, form: Form, **values: str) -> str:
        """Fill in and send."""
        body = urlencode(form.values | values).encode()
        return self.ask(form.action, body, "application/x-www-form-urlencoded").decode()

    def hand_in(self, form: Form, name: str, content: bytes) -> str:
        """Send a form with a file."""
        line = f"----{token_hex(12)}"
        parts = [
            f'--{line}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
            for key, value in form.values.items()
        ]
        head = f'--{line}\r\nContent-Disposition: form-data; name="files"; filename="{name}"'
        parts.append(f"{head}\r\nContent-Type: application/pdf\r\n\r\n".encode())
        body = b"".join([*parts, content, f"\r\n--{line}--\r\n".encode()])
        return self.ask(form.action, body, f"multipart/form-data; boundary={line}").decode()


def plain(page: str) -> str:
    """The words of a page."""
    bare = re.sub(r"<(script|style).*?</\1>", " ", page, flags=re.DOTALL)
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", bare)))


def say(line: str) -> None:
    """Tell what has just worked."""
    print(f"{time.strftime('%H:%M:%S')}  {line}", flush=True)


def wait_for(what: str, seconds: float, question) -> object:
    """Ask again and again until there is an answer."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if answer := question():
                return answer
        except (HTTPError, URLError, OSError):
            pass
        time.sleep(0.25)
    raise SystemExit(f"In {seconds:.0f} s there was no sign of: {what}")


def letter_pdf() -> bytes:
    """A letter of one page, born digital, different each time."""
    number = f"Nomor: S-{token_hex(2)}/UJI/2026"
    text = f"BT /F1 12 Tf 72 720 Td ({number}) Tj 0 -24 Td (Hal: {SUBJECT}) Tj ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(text)} >>\nstream\n{text}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}".encode()
    start = out.rindex(b"xref")
    return out + f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()


def sign_in(base: str, name: str, password: str) -> Person:
    """A person behind the sign-in page."""
    person = Person(base)
    page = person.send(
        person.form(person.open("/accounts/login/"), "login"), login=name, password=password
    )
    if "/accounts/login" in person.url:
        raise SystemExit(f"{name} cannot sign in: {plain(page)[:800]}")
    say(f"{name} is signed in")
    return person


def password_of(folder: Path) -> str:
    """The password of the demo accounts, as `seed_demo` wrote it down."""
    text = (folder / "accounts.txt").read_text(encoding="utf-8")
    found = re.search(r"(?:password|kata sandi)[^:\n]*:\s*(\S+)", text, re.IGNORECASE)
    if not found:
        raise SystemExit(f"No password in {folder}/accounts.txt:\n{text}")
    return found[1]


def hand_in_a_scan(clerk: Person) -> str:
    """Upload, and return the address of the scan once its first page can be seen."""
    form = clerk.form(clerk.open("/intake/"), "files")
    before = set(re.findall(r"/intake/scans/\d+/", clerk.open("/intake/")))
    clerk.hand_in(form, f"uji-{token_hex(3)}.pdf", letter_pdf())
    after = set(re.findall(r"/intake/scans/\d+/", clerk.open("/intake/")))
    if not after - before:
        raise SystemExit("The scan is not in the tray.")
    scan = max(after - before, key=lambda address: int(re.sub(r"\D", "", address)))
    say(f"The scan is received: {scan}")
    start = time.monotonic()

    def first_page() -> bool:
        images = re.findall(r"/files/\d+/pages/1/small", clerk.open(scan))
        return bool(images) and len(clerk.ask(images[0])) > 500

    wait_for("the first page of the scan", WORKER, first_page)
    say(f"Its first page was visible after {time.monotonic() - start:.1f} s")

    def first_text() -> bool:
        places = re.findall(r"/files/\d+/pages/1/text", clerk.open(scan))
        return bool(places) and SUBJECT in clerk.open(places[0])

    wait_for("the text of the scan", WORKER, first_text)
    say(f"It was ready and read after {time.monotonic() - start:.1f} s")
    return scan


def record(clerk: Person, scan: str) -> str:
    """Record the scan to the head and return what the page says afterwards."""
    page = clerk.open(f"{scan}record/")
    form = clerk.form(page, "subject")
    offered = re.search(r'data-suggest-url="(/intake/suggest/seats/[^"]*)"', page)
    address = f"{unescape(offered[1]) if offered else '/intake/suggest/seats/'}"
    seats = clerk.open(f"{address}{'&' if '?' in address else '?'}q=Kepala")
    heads = re.findall(r'data-text="([^"]*Kepala K[^"]*)"', seats)
    page = clerk.send(
        form,
        sender="Kantor Uji Coba",
        sender_number=f"S-{token_hex(2)}/UJI/2026",
        subject=SUBJECT,
        addressee=unescape(heads[0]) if heads else "Kepala Kantor",
    )
    if "/record/" in clerk.url:
        raise SystemExit(f"It was not recorded: {plain(page)[:3000]}")
    say(f"Recorded: {clerk.url}")
    return page


def find(head: Person) -> None:
    """The letter is in the head's inbox, and opens with its page."""

    def link() -> str:
        rows = re.findall(r'<a[^>]+href="([^"]+)"[^>]*>(.*?)</a>', head.open("/inbox/"), re.DOTALL)
        return next((address for address, text in rows if SUBJECT in plain(text)), "")

    address = str(wait_for("the letter in the inbox", 20, link))
    page = head.open(address)
    if SUBJECT not in plain(page):
        raise SystemExit("The letter's page does not show the letter.")
    image = re.search(r"/files/\d+/pages/1/\w+", page)
    if not image or len(head.ask(image[0])) < 500:
        raise SystemExit("The letter's page does not show its scan.")
    say(f"The head sees it: {address}")


def main(base: str, folder: str, process: str = "self") -> None:
    """The whole story; `process` is the demo's, so that its end is not waited for in vain."""

    def answers() -> str:
        if not Path(f"/proc/{process}").exists():
            raise SystemExit("The demo has ended before it answered.")
        return Person(base).open("/healthz")

    wait_for("the demo", FIRST_START, answers)
    password = password_of(Path(folder))
    desk = sign_in(base, "loket.kppn", password)
    scan = hand_in_a_scan(desk)
    try:
        record(desk, scan)
    except HTTPError as error:
        if error.code not in {403, 404}:
            raise
        record(sign_in(base, "tu.kppn", password), scan)
    find(sign_in(base, "kepala.kppn", password))
    say("The demo does its main job.")


if __name__ == "__main__":
    main(*sys.argv[1:])
