"""Signed by hand: printed with its number, found again by its code, confirmed by a person."""

import pytest
from django.urls import reverse

from correspondence import draft_telling, processing
from correspondence.actions import paper_signing, scans
from correspondence.models import RegisterEntry, Scan, Signature
from eoffice.documents.models import PageText
from eoffice.errors import Refused
from eoffice.notifications.models import Notice
from tests.correspondence.conftest import upload
from tests.correspondence.sending_room import approved, book_of, refreshed


@pytest.fixture
def letter(world, dewi):
    book_of(world)
    return approved(world, dewi, "kasi_bank")


def scanned(letter, bimo):
    """The paper in the tray, its first page read."""
    scan = scans.receive_scan(upload(), by=bimo)
    code = f"http://x/verify/{refreshed(letter).verify_code}/"
    PageText.objects.create(file=scan.file, page=1, text="", codes=[code], source="layer")
    processing.find_signed_paper(scan.file_id)
    return Scan.objects.get(pk=scan.pk)


def test_the_print_bears_the_number(client_of, gita, dewi, letter):
    answer = client_of(dewi).post(reverse("outgoing:paper_print", args=[letter.pk]), {"version": 1})
    assert answer["Content-Type"] == "application/pdf" and answer.content.startswith(b"%PDF")
    assert refreshed(letter).state == "awaiting_wet_signature"
    again = client_of(dewi).post(reverse("outgoing:paper_print", args=[letter.pk]), {"version": 1})
    assert again.content == answer.content and RegisterEntry.objects.count() == 1


def test_the_scan_finds_its_letter_and_a_person_confirms(client_of, dewi, eka, bimo, letter):
    paper_signing.begin(letter.pk, by=dewi, version=1)
    scan = scanned(letter, bimo)
    assert scan.letter_id == letter.pk and refreshed(letter).state == "awaiting_wet_signature"
    page = client_of(dewi).get(reverse("outgoing:paper", args=[letter.pk])).content.decode()
    assert reverse("outgoing:paper_confirm", args=[letter.pk]) in page
    assert f"{reverse('outgoing:preview', args=[letter.pk])}?version=1" in page  # to compare with
    assert f'id="scan-{scan.file_id}-checked"' in page and page.count('id="id_checked"') == 0
    url = reverse("outgoing:paper_confirm", args=[letter.pk])
    assert client_of(dewi).post(url, {"file": scan.file_id}).status_code == 422
    client_of(dewi).post(url, {"file": scan.file_id, "checked": "on"})
    signature = Signature.objects.get()
    assert (signature.level, signature.user_id) == ("wet", eka.user_id)
    assert signature.checked_by_name == dewi.name and signature.file_id == scan.file_id
    assert refreshed(letter).agenda_number == RegisterEntry.objects.get(state="used").rendered


def test_desk_writer_and_signer_learn_of_the_scan(client_of, dewi, eka, bimo, letter):
    paper_signing.begin(letter.pk, by=dewi, version=1)
    scan = scanned(letter, bimo)
    tray = client_of(bimo).get(reverse("intake:tray")).content.decode()
    assert "Surat keluar sendiri" in tray
    draft_telling.tell_of_paper(scan.pk)
    told = Notice.objects.filter(kind="signed_paper_found").values_list("user_id", flat=True)
    assert set(told) == {dewi.user_id, eka.user_id}


def test_the_desk_of_another_office_finds_nothing(world, dewi, rama, letter):
    paper_signing.begin(letter.pk, by=dewi, version=1)
    assert scanned(letter, rama).letter_id is None


def test_a_withdrawn_print_keeps_its_number(dewi, letter):
    first = paper_signing.begin(letter.pk, by=dewi, version=1)
    paper_signing.withdraw(letter.pk, by=dewi, reason="Salah cetak")
    assert refreshed(letter).state == "approved"
    assert paper_signing.begin(letter.pk, by=dewi, version=1).number == first.number


def test_nobody_is_printed_for_who_may_not_sign(world, dewi, letter):
    world.appoint("danu", "kasi_bank", kind="plh", may_sign=False)
    with pytest.raises(Refused):
        paper_signing.begin(letter.pk, by=dewi, version=1)
    assert not RegisterEntry.objects.exists()
