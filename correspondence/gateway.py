"""Certified signatures through the gateway of BSrE: check a person, send a PDF, fetch it signed.

Spoken over HTTP with Basic authentication, as the gateway's clients in use do:
`GET /api/user/status/{nik}` · `POST /api/sign/pdf` (multipart; the answer names the document in
its header `id_dokumen`) · `GET /api/sign/download/{id}`. The NIK and the passphrase are asked at
signing, live in this call only and are in no message, log or exception. Signing is sent once and
never again by itself; asking and fetching are tried again. Off unless SIGNING_GATEWAY_URL is set.
"""

from __future__ import annotations

import json
import re
import secrets
from base64 import b64encode
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException
from http.client import HTTPResponse as Answer
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from eoffice.errors import OfficeError, Unavailable
from eoffice.pdf import Hidden

USABLE = 1111
TRIES = 3  # of what may be asked twice
LONGEST = 120 << 20  # bytes of a signed PDF
LONGEST_WORDS = 64 << 10  # bytes of an answer in words
NIK = re.compile(r"\d{16}")
NAME_OF_DOCUMENT = re.compile(r"[A-Za-z0-9_-]{1,100}")


class GatewayRefused(OfficeError):
    """The gateway has understood and says no: something that the signer can put right."""

    status = 422
    sentence = _("The signing service of BSrE has refused. Nothing was signed.")


class GatewayDown(Unavailable):
    """No answer, or none that makes sense. After `sign` it is not known whether it has signed."""

    retry_after = 60
    sentence = _(
        "The signing service of BSrE does not answer at the moment. Please try again later."
    )


WRONG_PASSPHRASE = _("The passphrase is not the one of your certified signature.")
UNKNOWN_NIK = _("This NIK is not registered with BSrE.")
NOT_USABLE = _("Your certificate at BSrE cannot be used now: ask for a new one.")
EXPIRED = _("Your certificate at BSrE has expired: ask for a new one.")
BAD_NIK = _("A NIK has sixteen digits.")
NO_SENSE = _("The signing service of BSrE answered something that makes no sense.")
NO_QUOTA = _(
    "The quota of signatures at BSrE is used up. Nothing was signed; tell your administrator."
)
BUSY = _("The signing service of BSrE has too much to do. Please try again in a minute.")
OUR_ACCOUNT = _("The signing service of BSrE does not accept this installation's account.")

# What the words of a refusal mean, the first that fits; gateways differ in numbers and spelling.
MEANINGS: tuple[tuple[str, str | Promise], ...] = (
    (r"kuota|quota", NO_QUOTA),
    (r"passphrase|kata sandi|password", WRONG_PASSPHRASE),
    (r"expired|kedaluwarsa|kadaluarsa|kadaluwarsa|masa berlaku", EXPIRED),
    (r"not registered|tidak terdaftar|belum terdaftar|user tidak ada|not found", UNKNOWN_NIK),
    (r"sertifikat|certificate|revoked|dicabut|suspend", NOT_USABLE),
)


@dataclass(frozen=True, slots=True)
class Appearance:
    """Where the gateway draws its own picture: page 1 is the first, points from below left."""

    page: int
    x: int
    y: int
    width: int
    height: int
    link: str  # what its QR code leads to


class _NoRedirect(HTTPRedirectHandler):
    """A gateway that sends us elsewhere would take the passphrase along."""

    def redirect_request(self, *args: object, **more: object) -> None:
        """Follow nobody."""


_opener = build_opener(_NoRedirect, ProxyHandler({}))


def is_on() -> bool:
    """Whether this installation has a gateway."""
    return bool(settings.SIGNING_GATEWAY_URL)


def check_person(nik: str) -> None:
    """Raise `GatewayRefused` with its sentence unless this person can sign now."""
    said = _words(_ask_again(f"/api/user/status/{_checked(nik)}", LONGEST_WORDS))
    code = said.get("status_code", said.get("status"))
    if str(code) == str(USABLE):
        return
    raise GatewayRefused(_meaning(str(said.get("message") or said.get("status") or ""), NOT_USABLE))


def sign(source: Path, *, nik: str, passphrase: Hidden, at: Appearance | None = None) -> str:
    """Have a PDF signed; the name by which it can be fetched. Raises GatewayRefused, GatewayDown.

    Keep the name before fetching: the document is signed from here on.
    """
    fields = {"nik": _checked(nik), "passphrase": passphrase.reveal().decode()} | _shown(at)
    boundary = secrets.token_hex(16)
    request = _request("/api/sign/pdf", _multipart(fields, source, boundary))
    request.add_header("Content-Type", f"multipart/form-data; boundary={boundary}")
    headers, _body = _answer(request, LONGEST)
    name = headers.get("id_dokumen", "")
    if not NAME_OF_DOCUMENT.fullmatch(name):
        raise GatewayDown(NO_SENSE)
    return name


def fetch(name: str, out: Path) -> None:
    """Fetch a document that the gateway has signed, as often as needed."""
    _headers, content = _ask_again(f"/api/sign/download/{quote(name, safe='')}", LONGEST)
    if not content.startswith(b"%PDF-") or b"/ByteRange" not in content:
        raise GatewayDown(NO_SENSE)
    out.write_bytes(content)


def _ask_again(path: str, most: int) -> tuple[dict[str, str], bytes]:
    for last in (*[False] * (TRIES - 1), True):
        try:
            return _answer(_request(path), most)
        except GatewayDown:
            if last:
                raise
    raise AssertionError("unreachable")


def _answer(request: Request, most: int) -> tuple[dict[str, str], bytes]:
    """Headers (small letters) and body of a good answer; every other one as its error."""
    try:
        with _opener.open(request, timeout=settings.SIGNING_GATEWAY_SECONDS) as answer:
            return {name.lower(): said for name, said in answer.headers.items()}, _all(answer, most)
    except HTTPError as error:
        with error:
            raise _refusal(error) from None
    except (OSError, HTTPException):  # no name, no line, too slow, cut off; a message names nobody
        raise GatewayDown from None


def _refusal(error: HTTPError) -> OfficeError:
    if error.code in {401, 403}:
        return GatewayDown(OUR_ACCOUNT)
    if error.code == HTTPStatus.TOO_MANY_REQUESTS:
        return GatewayDown(BUSY)
    if error.code >= 500 or error.code < 400:
        return GatewayDown()
    try:
        said = json.loads(error.read(LONGEST_WORDS))
    except (ValueError, OSError, HTTPException):
        return GatewayDown(NO_SENSE)
    words = said.get("error") or said.get("message") if isinstance(said, dict) else ""
    return GatewayRefused(_meaning(str(words or ""), GatewayRefused.sentence))


def _meaning(words: str, otherwise: str | Promise) -> str | Promise:
    fitting = (sentence for sign, sentence in MEANINGS if re.search(sign, words, re.IGNORECASE))
    return next(fitting, otherwise)


def _all(answer: Answer, most: int) -> bytes:
    content = answer.read(most + 1)
    if len(content) > most or answer.length:  # too long, or cut off before its end
        raise GatewayDown(NO_SENSE)
    return content


def _words(answer: tuple[dict[str, str], bytes]) -> dict[str, object]:
    try:
        said = json.loads(answer[1])
    except ValueError:
        raise GatewayDown(NO_SENSE) from None
    if not isinstance(said, dict):
        raise GatewayDown(NO_SENSE)
    return said


def _request(path: str, body: bytes | None = None) -> Request:
    url = settings.SIGNING_GATEWAY_URL
    if urlsplit(url).scheme not in {"http", "https"}:
        raise GatewayDown
    who = f"{settings.SIGNING_GATEWAY_USER}:{settings.SIGNING_GATEWAY_PASSWORD}"
    basic = b64encode(who.encode()).decode()
    return Request(f"{url}{path}", data=body, headers={"Authorization": f"Basic {basic}"})  # noqa: S310


def _checked(nik: str) -> str:
    if not NIK.fullmatch(nik):
        raise GatewayRefused(BAD_NIK)
    return nik


def _shown(at: Appearance | None) -> dict[str, str]:
    if at is None:
        return {"tampilan": "invisible"}
    return {
        "tampilan": "visible",
        "image": "false",
        "linkQR": at.link,
        "page": str(at.page),
        "xAxis": str(at.x),
        "yAxis": str(at.y),
        "width": str(at.width),
        "height": str(at.height),
    }


def _multipart(fields: dict[str, str], source: Path, boundary: str) -> bytes:
    """The form as it goes over the line; the file's name says nothing of the letter."""
    line = '--{0}\r\nContent-Disposition: form-data; name="{1}"\r\n\r\n{2}\r\n'
    words = "".join(line.format(boundary, name, value) for name, value in fields.items())
    file = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="surat.pdf"\r\n'
        "Content-Type: application/pdf\r\n\r\n"
    )
    return b"".join(
        [words.encode(), file.encode(), source.read_bytes(), f"\r\n--{boundary}--\r\n".encode()]
    )
