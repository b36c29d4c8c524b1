"""What a refusal says to the person who handed the file in."""

from eoffice import pdf
from eoffice.documents.reasons import sentence_of


def test_too_many_pages_says_how_many_are_taken():
    assert f"lebih dari {pdf.Limits().pages} halaman" in sentence_of("too_many_pages")
