"""What the office understands becomes a page with a sentence and a number to quote."""

import re

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.test import RequestFactory
from django_fsm import TransitionNotAllowed

from eoffice import errors, pdf
from eoffice.error_pages import csrf_failure
from eoffice.middleware import (
    RefusalMiddleware,
    RequestNumberMiddleware,
    TrailSourceMiddleware,
    TrustedProxyMiddleware,
)
from eoffice.verdict import YES, Verdict


def answer_to(error: Exception, **headers: str) -> HttpResponse | None:
    """What a browser gets when a view raises this."""
    middleware = RefusalMiddleware(lambda request: HttpResponse())

    def view(request):
        return middleware.process_exception(request, error)

    return RequestNumberMiddleware(view)(RequestFactory().get("/", headers=headers))


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (errors.Refused("Only the addressed unit may dispose."), 403),
        (errors.NotFound(), 404),
        (errors.WrongState(), 409),
        (errors.AlreadyDone(), 409),
        (TransitionNotAllowed("no"), 409),
        (errors.Unavailable(), 503),
        (OperationalError("gone"), 503),
        (pdf.ChildDied(pdf.Reason.TIMED_OUT), 503),
        (pdf.Refused(pdf.Reason.TIMED_OUT), 503),
        (pdf.Refused(pdf.Reason.TOO_COMPLEX), 503),
        (ValueError("A string literal cannot contain NUL (0x00) characters."), 400),
    ],
)
def test_each_error_has_its_status(error, status):
    assert answer_to(error).status_code == status


def test_the_page_shows_the_sentence_and_the_number():
    response = answer_to(errors.Refused("Only the addressed unit may dispose."))
    text = response.content.decode()
    assert "Only the addressed unit may dispose." in text
    assert response["X-Request-Number"] in text
    assert re.fullmatch(r"[0-9A-F]{4}-[0-9A-F]{4}", response["X-Request-Number"])


def test_a_print_that_runs_out_of_time_says_what_to_do():
    response = answer_to(pdf.ChildDied(pdf.Reason.TIMED_OUT))
    assert response["Retry-After"] == "30"
    assert "bagian yang lebih pendek" in response.content.decode()


def test_a_stale_form_is_not_called_closed_to_the_desk(rf):
    page = csrf_failure(rf.post("/")).content.decode()
    assert "Belum terkirim" in page and "jabatan" not in page


def test_an_absent_part_says_when_to_come_back():
    assert answer_to(errors.Unavailable())["Retry-After"] == "10"


def test_a_fault_of_ours_is_not_dressed_up():
    assert RefusalMiddleware(HttpResponse).process_exception(None, ValueError("bug")) is None


def test_the_sentence_is_escaped():
    assert "<script>" not in answer_to(errors.Refused("<script>")).content.decode()


@pytest.mark.parametrize(
    ("count", "forwarded", "address"),
    [
        (0, "9.9.9.9", "10.0.0.1"),
        (1, "6.6.6.6, 9.9.9.9", "9.9.9.9"),
        (2, "6.6.6.6, 9.9.9.9, 10.0.0.2", "9.9.9.9"),
        (2, "9.9.9.9", "10.0.0.1"),
    ],
)
def test_only_our_own_proxies_are_believed(settings, count, forwarded, address):
    settings.TRUSTED_PROXY_COUNT = count
    request = RequestFactory().get("/", headers={"x-forwarded-for": forwarded})
    request.META["REMOTE_ADDR"] = "10.0.0.1"
    TrustedProxyMiddleware(lambda request: HttpResponse())(request)
    assert request.META["REMOTE_ADDR"] == address


def test_the_trail_learns_address_and_number():
    from eoffice.audit.context import current_source

    seen = []
    middleware = TrailSourceMiddleware(lambda request: seen.append(current_source()))
    RequestNumberMiddleware(lambda request: middleware(request) or HttpResponse())(
        RequestFactory().get("/")
    )
    assert (seen[0].address, len(seen[0].request_id)) == ("127.0.0.1", 9)
    assert current_source().address == ""


def test_a_verdict_is_yes_or_a_sentence():
    assert YES
    assert not Verdict("Not yours.")
    with pytest.raises(errors.Refused, match=r"Not yours\."):
        Verdict("Not yours.").enforce()
