"""What gunicorn says of a request that never reaches Django, in the words of the office.

An address of more than 8 KB, or headers that cannot be read. Loaded with
`--config python:eoffice.web_answers`.
"""

from __future__ import annotations

import html
import socket
from http import HTTPStatus
from string import Template
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from gunicorn import util

TOO_LONG = gettext_lazy(
    "This address is too long. Go back, and search for fewer words or choose fewer rows."
)
UNREADABLE = gettext_lazy(
    "The browser sent something that e-Office cannot read. Nothing was changed."
)
PAGE = Template(
    '<!doctype html>\n<html lang="id"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<title>$title · e-Office</title><link rel="stylesheet" href="/static/errors.css">'
    "</head><body data-error-page><main><h1>$title</h1><p>$sentence</p>"
    '<p><a href="/">$home</a></p></main></body></html>\n'
)


def on_starting(server: Any) -> None:
    """In the arbiter, before any worker is forked."""
    util.write_error = answer


def answer(sock: socket.socket, status: int, reason: str, mesg: str) -> None:
    """The page of a refused request; what gunicorn says of it stays in its log."""
    sentence = TOO_LONG if status == HTTPStatus.REQUEST_URI_TOO_LONG else UNREADABLE
    with translation.override(settings.LANGUAGE_CODE):
        words = {"title": _("This did not work"), "home": _("Back to the start page")}
        words |= {"sentence": html.escape(str(sentence))}
        body = PAGE.substitute(words).encode()
    head = (
        f"HTTP/1.1 {status} {reason}\r\nConnection: close\r\n"
        f"Content-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    util.write_nonblock(sock, head.encode("latin-1") + body)
