"""What is secret: recorded from the envelope, masked for the desk, completed by its addressee."""

import pytest

from correspondence import agenda, labels
from correspondence.actions import attaching, recording, scans
from correspondence.models import Contact, Scan
from correspondence.queries.labelled import LABEL_PREFIX
from correspondence.queries.registers import BookFilter, entries_of
from correspondence.queries.seeing import letters_visible_to
from correspondence.queries.tray import scans_visible_to
from correspondence.states import Part
from eoffice.documents.models import StoredFile
from eoffice.documents.queries import files_visible_to
from eoffice.errors import Refused
from tests.correspondence.conftest import upload


@pytest.fixture
def envelope(book, secret_book, paper, hadi):
    """A secret letter, recorded without being opened."""
    data = paper(security="rahasia", is_sealed=True, subject="", sender_name="Kejaksaan Negeri")
    return recording.record([], data, by=hadi, office_id=book.office_id)


def test_it_takes_its_number_from_the_secret_book(envelope, secret_book):
    assert envelope.entries.get().register == secret_book
    assert envelope.agenda_number.startswith("R-1/")


def test_its_sender_is_not_put_into_the_directory(envelope):
    assert not Contact.objects.exists()


def test_the_book_masks_it_for_the_desk_and_opens_it_to_the_addressee(
    envelope, secret_book, hadi, arunika
):
    entries = entries_of(secret_book, envelope.entries.get().year, BookFilter(), officer=hadi)
    line, open_line = agenda.lines_of(entries, officer=hadi)[0], None
    assert line.is_masked
    assert "Kejaksaan" not in " ".join(line.cells)
    open_line = agenda.lines_of(entries, officer=arunika)[0]
    assert open_line.sender == "Kejaksaan Negeri"


def test_no_search_in_the_book_finds_masked_words(envelope, secret_book, hadi, arunika):
    year, wanted = envelope.entries.get().year, BookFilter(words="Kejaksaan")
    assert not entries_of(secret_book, year, wanted, officer=hadi).exists()
    assert entries_of(secret_book, year, wanted, officer=arunika).exists()


def test_the_desk_may_not_add_pages_but_the_addressee_may(envelope, hadi, bimo, arunika):
    for officer in (hadi, bimo):
        with pytest.raises(Refused):
            attaching.attach_scan(envelope.pk, upload(), by=officer)
    attaching.attach_scan(envelope.pk, upload(), by=arunika)
    file = envelope.letter_files.get().file_id
    assert files_visible_to(arunika).filter(pk=file).exists()
    assert not files_visible_to(hadi).filter(pk=file).exists()


def test_the_assistant_of_the_head_sees_the_line_only(envelope, gita):
    assert letters_visible_to(gita).filter(pk=envelope.pk).exists()
    assert not letters_visible_to(gita, at_least=Part.LETTER).filter(pk=envelope.pk).exists()


def test_the_label_tells_nothing_of_the_letter(envelope):
    label = labels.of(envelope)
    assert "Kejaksaan" not in " ".join([label.office, label.addressee, label.received])


def test_a_scan_marked_secret_is_gone_for_the_other_clerks_at_once(scan, bimo, hadi):
    scans.mark_secret(scan.pk, by=bimo)
    assert scans_visible_to(bimo).filter(pk=scan.pk).exists()
    assert not scans_visible_to(hadi).filter(pk=scan.pk).exists()
    assert not files_visible_to(hadi).filter(pk=scan.file_id).exists()
    with pytest.raises(Refused):
        scans.discard(scan.pk, reason="x", by=hadi)


def test_no_browser_keeps_its_page_or_the_text_of_its_pages(envelope, arunika, client_of):
    attaching.attach_scan(envelope.pk, upload(), by=arunika)
    file, browser = envelope.letter_files.get().file, client_of(arunika)
    StoredFile.objects.filter(pk=file.pk).update(pages=1)
    for address in (f"/letters/{envelope.pk}/", f"/files/{file.pk}/pages/1/text"):
        answer = browser.get(address)
        assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")


def test_a_later_scan_never_finds_a_secret_letter_by_its_label(envelope, scan):
    code = f"{LABEL_PREFIX}{envelope.label_code}"
    assert attaching.attach_by_label(scan.pk, (code,)) is None
    assert Scan.objects.get(pk=scan.pk).state == "waiting"
