"""Of a form that was not taken, what was written stands on the page that says so."""

import pytest
from django.test import RequestFactory

from eoffice import errors
from eoffice.error_pages import csrf_failure, explain

WROTE = {
    "reason": "Angka pada alinea kedua keliru",
    "passphrase": "kata sandi yang panjang",
    "csrfmiddlewaretoken": "a b",
    "version": "2",
    "body": "<p>Isi yang panjang</p>",
}


def answer_to(error, data=WROTE, **headers):
    """The page of this error for a form with these words."""
    return explain(RequestFactory().post("/", data, headers=headers), error).content.decode()


@pytest.mark.parametrize(
    "error", [errors.WrongState(), errors.Refused(), errors.NotFound(), errors.Unavailable()]
)
def test_sentences_come_back_and_secrets_do_not(error):
    html = answer_to(error)
    assert ">Angka pada alinea kedua keliru</textarea>" in html
    assert "kata sandi yang panjang" not in html and html.count("<textarea") == 1


def test_nothing_is_said_where_nothing_was_written():
    assert "<textarea" not in answer_to(errors.WrongState(), {"version": "2"})


@pytest.mark.parametrize(("site", "shown"), [("same-origin", True), ("cross-site", False)])
def test_of_a_form_without_its_token_only_what_this_site_sent_is_shown(site, shown):
    request = RequestFactory().post("/", WROTE, headers={"sec-fetch-site": site})
    assert ("Angka pada" in csrf_failure(request).content.decode()) is shown
