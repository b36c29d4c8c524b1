"""Words travel compressed, pictures as they are."""

import pytest
from django.http import FileResponse, HttpResponse
from django.test import RequestFactory

from eoffice.middleware import TextGZipMiddleware


def encoding_of(response: HttpResponse) -> str:
    """How the middleware sends this answer."""
    request = RequestFactory().get("/", headers={"accept-encoding": "gzip"})
    return TextGZipMiddleware(lambda _: response)(request).get("Content-Encoding", "")


@pytest.mark.parametrize(
    ("kind", "encoding"),
    [
        ("text/html", "gzip"),
        ("application/json", "gzip"),
        ("image/jpeg", ""),
        ("application/pdf", ""),
    ],
)
def test_only_words_are_compressed(kind, encoding):
    assert encoding_of(HttpResponse(b"a" * 1000, content_type=kind)) == encoding


def test_streams_are_passed_on(tmp_path):
    (tmp_path / "list.txt").write_bytes(b"a" * 1000)
    assert encoding_of(FileResponse((tmp_path / "list.txt").open("rb"))) == ""
