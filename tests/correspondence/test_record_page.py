"""The recording form: what it keeps, what it refuses, and where it leads."""

import pytest
from django.urls import reverse

from correspondence.models import Letter, Scan
from eoffice.documents.models import StoredFile


@pytest.fixture
def typed(world, types):
    """What the recorder types, as a browser sends it."""
    return {
        "sender": "Kecamatan Lembah Seruni",
        "keep_sender": "on",
        "sender_kind": "agency",
        "sender_number": "620/2153/Kec.LS",
        "letter_date": "19 Agustus 2024",
        "subject": "Permohonan perbaikan jalan",
        "received_at": "21 Agustus 2024, 08.52",
        "received_via": "counter",
        "security": "biasa",
        "urgency": "segera",
        "type": types["surat"].pk,
        "addressee": "Kepala Kantor (Arunika Contohwati)",
        "copies_text": "Kasi Bank",
        "token": "abc",
    }


def post(client, scan, **fields):
    return client.post(reverse("intake:record", args=[scan.pk]), fields)


def test_it_records_and_shows_the_number_large(book, scan, typed, client_of, hadi):
    client = client_of(hadi)
    answer = client.post(reverse("intake:record", args=[scan.pk]), typed, follow=True)
    letter = Letter.objects.get()
    assert str(letter.letter_date) == "2024-08-19"
    assert letter.received_at.isoformat() == "2024-08-21T01:52:00+00:00"
    assert f'id="number">{letter.agenda_number}<' in answer.content.decode()


def test_an_error_keeps_everything_typed(book, scan, typed, client_of, hadi):
    answer = post(client_of(hadi), scan, **typed | {"addressee": "Nobody"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "620/2153/Kec.LS" in page
    assert "19 Agustus 2024" in page
    assert not Letter.objects.exists()


def test_a_double_asks_first_and_records_when_told(book, letter, typed, client_of, hadi, bimo):
    from correspondence.actions import scans
    from tests.correspondence.conftest import upload

    other = scans.receive_scan(upload("b.pdf", b"%PDF other"), by=bimo)
    Letter.objects.update(letter_date="2024-08-19")
    answer = post(client_of(hadi), other, **typed)
    assert answer.status_code == 422
    assert letter.agenda_number in answer.content.decode()
    post(client_of(hadi), other, **typed, duplicate=f"follows:{letter.pk}")
    assert Letter.objects.get(follows=letter).subject == letter.subject


def test_the_same_letter_is_set_aside(book, letter, typed, client_of, hadi, bimo):
    from correspondence.actions import scans
    from tests.correspondence.conftest import upload

    other = scans.receive_scan(upload("b.pdf"), by=bimo)
    post(client_of(hadi), other, duplicate=f"same:{letter.pk}")
    other = Scan.objects.get(pk=other.pk)
    assert other.state == "discarded"
    assert letter.agenda_number in other.discard_reason


def test_what_was_typed_is_kept_for_later(book, scan, typed, client_of, hadi):
    post(client_of(hadi), scan, **typed, do="draft")
    StoredFile.objects.filter(pk=scan.file_id).update(state="ready", pages=1)
    page = client_of(hadi).get(reverse("intake:record", args=[scan.pk])).content.decode()
    assert "620/2153/Kec.LS" in page
    assert not Letter.objects.exists()


def test_ctrl_enter_opens_the_next_with_the_number_above(book, scan, typed, client_of, hadi, bimo):
    from correspondence.actions import scans
    from tests.correspondence.conftest import upload

    other = scans.receive_scan(upload("b.pdf", b"%PDF 2"), by=bimo)
    StoredFile.objects.filter(pk=other.file_id).update(state="ready", pages=1)
    answer = post(client_of(hadi), scan, **typed, do="next")
    assert answer.url.startswith(reverse("intake:record", args=[other.pk]) + "?recorded=")
    assert Letter.objects.get().agenda_number in client_of(hadi).get(answer.url).content.decode()


def test_a_clerk_of_another_office_finds_nothing(scan, client_of, rama):
    url = reverse("intake:record", args=[scan.pk])
    assert client_of(rama).get(url).status_code == 404


def test_the_clerk_without_numbers_is_told_why(scan, client_of, bimo):
    answer = client_of(bimo).get(reverse("intake:record", args=[scan.pk]))
    assert answer.status_code == 403


def test_paper_first(book, typed, client_of, hadi):
    answer = client_of(hadi).post(reverse("intake:record_paper"), typed, follow=True)
    assert Letter.objects.get().agenda_number in answer.content.decode()


def test_a_second_click_gets_the_first_answer(book, scan, typed, client_of, hadi):
    first, second = (post(client_of(hadi), scan, **typed) for _ in range(2))
    assert (second.status_code, second.url) == (302, first.url)
    assert Letter.objects.count() == 1


def test_a_seat_is_found_by_the_name_that_the_office_uses(
    world, book, scan, typed, client_of, hadi
):
    world.seats["kasi_bank"].short_title = "Kasi Bank Mini"
    world.seats["kasi_bank"].save(update_fields=["short_title"])
    post(client_of(hadi), scan, **typed | {"addressee": "kasi bank mini", "copies_text": ""})
    to = Letter.objects.get().recipients.get()
    assert to.position_id == world.seats["kasi_bank"].pk


@pytest.mark.parametrize(
    ("field", "wrong", "right"),
    [
        ("sender_deadline", "18 Agustus 2024", "19 Agustus 2024"),
        ("event_at", "18 Agustus 2024, 09.00", "19 Agustus 2024, 00.30"),
    ],
)
def test_what_lies_before_the_letter_is_a_slip_of_the_pen(
    book, scan, typed, client_of, hadi, field, wrong, right
):
    client = client_of(hadi)
    answer = post(client, scan, **typed | {field: wrong})
    assert field in answer.context["form"].errors
    assert post(client, scan, **typed | {field: right}).status_code == 302
    assert getattr(Letter.objects.get(), field)


def test_a_number_that_is_none_of_ours_is_told(book, scan, typed, client_of, hadi):
    said, url = typed | {"answers_number": "S-999/X"}, reverse("intake:record", args=[scan.pk])
    page = client_of(hadi).post(url, said, follow=True).content.decode()
    assert "S-999/X" in page and "Tidak ada surat kita" in page
