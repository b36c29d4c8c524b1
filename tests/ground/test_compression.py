"""Words travel compressed, pictures as they are."""

import gzip

import pytest
from django.http import FileResponse, HttpResponse
from django.test import RequestFactory

from eoffice.compression import TextGZipMiddleware


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
    with (tmp_path / "list.txt").open("rb") as file:
        assert encoding_of(FileResponse(file)) == ""


def test_what_was_compressed_is_read_again_and_its_length_says_little():
    content = b"<p>Permohonan data realisasi</p>" * 40
    packings = [TextGZipMiddleware(lambda _: None).packed(content) for _ in range(40)]
    assert {gzip.decompress(packed) for packed in packings} == {content}
    assert len({len(packed) for packed in packings}) > 9


@pytest.mark.parametrize("headers", [{}, {"accept-encoding": "br"}])
def test_who_takes_no_gzip_gets_plain_words_and_no_cache_mixes_them(headers):
    answer = TextGZipMiddleware(lambda _: HttpResponse(b"a" * 1000))(
        RequestFactory().get("/", headers=headers)
    )
    assert answer.content == b"a" * 1000 and answer["Vary"] == "Accept-Encoding"


def test_a_strong_tag_becomes_weak():
    response = HttpResponse(b"a" * 1000, headers={"ETag": '"x"'})
    assert encoding_of(response) == "gzip" and response["ETag"] == 'W/"x"'
