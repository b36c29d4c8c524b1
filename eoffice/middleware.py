"""What happens around every request: its number, its sender's address, its session, its refusals.

Knows requests and responses only; sentences come from `eoffice.errors`, pages from
`eoffice.error_pages`.
"""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from http import HTTPStatus

from django.conf import settings
from django.contrib.auth import logout
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django_fsm import TransitionNotAllowed

from eoffice import error_pages, pdf
from eoffice.audit.context import coming_from
from eoffice.errors import NotFound, OfficeError, TooLong, Unavailable, WrongState

log = logging.getLogger("eoffice.request")
request_number: ContextVar[str] = ContextVar("request_number", default="-")

GetResponse = Callable[[HttpRequest], HttpResponse]
SIGNED_IN_AT = "signed_in_at"
SEEN_AT = "seen_at"
RENEW_EVERY = 60
LARGEST = 2**63 - 1
USED_UP = (pdf.Reason.TIMED_OUT, pdf.Reason.TOO_COMPLEX)


class RequestNumberFilter(logging.Filter):
    """Adds to each log line the number that an error page shows."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.number = request_number.get()
        return True


class RequestNumberMiddleware:
    """Gives each request a number that a person can read out on the phone."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        digits = secrets.token_hex(4).upper()
        request.number = f"{digits[:4]}-{digits[4:]}"  # type: ignore[attr-defined]
        token = request_number.set(request.number)  # type: ignore[attr-defined]
        try:
            response = self.get_response(request)
        finally:
            request_number.reset(token)
        response["X-Request-Number"] = request.number  # type: ignore[attr-defined]
        return response


class ChosenLanguageMiddleware(LocaleMiddleware):
    """Indonesian, until somebody chooses English: many browsers here ask for English by accident,
    and the page of sign-in would speak it before everything after it is Indonesian.
    """

    def process_request(self, request: HttpRequest) -> None:
        """Look at the choice alone, not at what the browser asks for."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        known = chosen in dict(settings.LANGUAGES)
        translation.activate(chosen if known else settings.LANGUAGE_CODE)
        request.LANGUAGE_CODE = translation.get_language()


class TrustedProxyMiddleware:
    """Puts the true sender into REMOTE_ADDR when we stand behind our own reverse proxies.

    Each trusted proxy appends one address, so the sender is that many places from the right;
    what stands further left was written by the sender and proves nothing.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if count := settings.TRUSTED_PROXY_COUNT:
            hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
            if len(hops) >= count and (sender := hops[-count].strip()):
                request.META["REMOTE_ADDR"] = sender
        return self.get_response(request)


class TrailSourceMiddleware:
    """Lets the trail say from where an act came, and under which number."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        address = request.META.get("REMOTE_ADDR", "")
        with coming_from(address, request_number.get()):
            return self.get_response(request)


class SessionLifetimeMiddleware:
    """Ends a session after a time without work, and after a working day however busy.

    A page that asks for news by itself sends `X-Poll`: that is not work and renews nothing.
    The row is renewed once a minute at most, so that reading a page writes nothing as a rule.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            self.end_or_renew(request)
        return self.get_response(request)

    def end_or_renew(self, request: HttpRequest) -> None:
        """Sign out when a limit has passed; else note that the person was here."""
        now = int(time.time())
        seen, since = request.session.get(SEEN_AT, now), request.session.get(SIGNED_IN_AT, now)
        if now - seen > settings.SESSION_IDLE_SECONDS or now - since > settings.SESSION_COOKIE_AGE:
            logout(request)
            return
        is_new = SIGNED_IN_AT not in request.session
        if is_new or (now - seen >= RENEW_EVERY and "X-Poll" not in request.headers):
            request.session[SIGNED_IN_AT], request.session[SEEN_AT] = since, now


class RefusalMiddleware:
    """Turns what the office understands (refused, moved on, not here) into a page that says so."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and request.method == "GET":
            explained = error_pages.explain(request, error_pages.OnlyByButton())
            explained["Allow"] = response["Allow"]
            return explained
        return response

    def process_view(
        self, request: HttpRequest, view: object, args: Sequence[object], said: Mapping[str, object]
    ) -> HttpResponse | None:
        """An address may say any number; what no database can hold was given to nothing."""
        if any(isinstance(number, int) and number > LARGEST for number in said.values()):
            return error_pages.explain(request, NotFound())
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer with the error's page, or leave what is a fault of ours to the 500 page."""
        if isinstance(error, TransitionNotAllowed):
            error = WrongState()
        elif isinstance(error, OperationalError | InterfaceError):
            log.exception("The database did not answer")
            error = Unavailable()
        elif isinstance(error, pdf.ChildDied) or _was_too_much(error):
            log.exception("A child did not finish its work")
            error = TooLong()
        elif isinstance(error, ValueError) and "NUL (0x00)" in str(error):
            error = OfficeError()  # nobody types this sign, and PostgreSQL keeps no text with it
        if not isinstance(error, OfficeError):
            return None
        log.info("%s %s: %s", error.status, type(error).__name__, request.path)
        return error_pages.explain(request, error)


def _was_too_much(error: Exception) -> bool:
    """Whether a child used up its time or its memory."""
    return isinstance(error, pdf.Refused) and error.code in USED_UP
