"""What a refusal says to the person who handed the file in."""

from eoffice import pdf
from eoffice.documents.reasons import reason_of, sentence_of


def test_too_many_pages_says_how_many_are_taken():
    assert f"lebih dari {pdf.Limits().pages} halaman" in sentence_of("too_many_pages")


def test_a_phone_picture_and_a_packed_file_say_what_to_do():
    assert "JPEG" in str(reason_of("phone_picture").todo)
    assert "kstrak" in str(reason_of("archive").todo)
