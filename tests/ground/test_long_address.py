"""A request that never reaches Django is answered in the words of the office too."""

import socket

import pytest

from eoffice.web_answers import answer


@pytest.mark.parametrize(
    ("status", "said"), [(414, "terlalu panjang"), (400, "tidak dapat dibaca")]
)
def test_a_refused_request_gets_a_sentence(status, said):
    ours, theirs = socket.socketpair()
    with ours, theirs:
        answer(ours, status, "Reason", "<b>what gunicorn says</b>")
        head, _blank, body = theirs.recv(8192).decode().partition("\r\n\r\n")
    assert (
        head.startswith(f"HTTP/1.1 {status} ") and f"Content-Length: {len(body.encode())}" in head
    )
    assert said in body and "gunicorn" not in body
