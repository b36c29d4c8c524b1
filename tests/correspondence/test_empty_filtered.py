"""A list that is empty because of its filter says so; it does not claim that nothing is there."""

from django.urls import reverse


def test_of_a_book(book, letter, client_of, hadi):
    url, client = reverse("registers:book", args=[book.pk]), client_of(hadi)
    asked = {"year": letter.received_at.year}
    assert letter.agenda_number in client.get(url, asked).content.decode()
    page = client.get(url, asked | {"q": "zzzqq"}).content.decode()
    assert "saringan" in page and "yang terbaru di atas" not in page
    empty = client.get(url, {"year": 1999}).content.decode()
    assert "yang terbaru di atas" in empty


def test_of_the_tray(scan, client_of, bimo):
    url, client = reverse("intake:tray"), client_of(bimo)
    assert "Tidak ada yang menunggu" not in client.get(url, {"q": "zzzqq"}).content.decode()
