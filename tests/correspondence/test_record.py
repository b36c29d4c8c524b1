"""Recording: a scan becomes a letter with a number, in front of its addressee."""

import pytest
from django_fsm import TransitionNotAllowed

from correspondence.actions import recording
from correspondence.models import Contact, Letter, RegisterEntry, Scan
from correspondence.states import EntryState, RecipientRole, ScanState
from eoffice.audit.models import AuditEntry
from eoffice.errors import Refused
from eoffice.jobs.models import Job


def test_the_letter_takes_the_next_number_of_the_book(letter, book):
    entry = RegisterEntry.objects.get(letter=letter)
    assert (letter.agenda_number, entry.number, entry.state) == (entry.rendered, 1, "used")
    assert entry.register == book
    assert entry.state == EntryState.USED


def test_the_scan_leaves_the_tray_and_belongs_to_the_letter(letter, scan):
    scan = Scan.objects.get(pk=scan.pk)
    assert (scan.state, scan.letter_id) == (ScanState.RECORDED, letter.pk)
    assert [row.file_id for row in letter.letter_files.all()] == [scan.file_id]


def test_the_addressee_has_it_in_the_inbox_and_the_copies_too(book, scan, paper, hadi, world):
    copies = (world.seats["kasi_bank"].pk, world.seats["kepala"].pk)
    letter = recording.record([scan.pk], paper(copy_ids=copies), by=hadi)
    rows = letter.recipients.values_list("position__title", "role", "state").order_by("pk")
    assert list(rows) == [
        ("Kepala Kantor", RecipientRole.TO, "unread"),
        ("Kasi Bank", RecipientRole.COPY, "unread"),
    ]


def test_several_scans_make_one_letter_with_its_attachments(book, scan, paper, hadi, bimo):
    from correspondence.actions import scans
    from tests.correspondence.conftest import upload

    other = scans.receive_scan(upload("lampiran.pdf", b"%PDF-1.4 other"), by=bimo)
    letter = recording.record([scan.pk, other.pk], paper(), by=hadi)
    assert [row.role for row in letter.letter_files.all()] == ["main", "attachment"]


def test_a_second_click_gets_the_first_answer(book, scan, paper, hadi):
    first = recording.record([scan.pk], paper(), by=hadi, token="t1")
    again = recording.record([scan.pk], paper(), by=hadi, token="t1")
    assert first.pk == again.pk
    assert Letter.objects.count() == 1


def test_a_scan_is_recorded_once(letter, scan, paper, hadi):
    with pytest.raises(TransitionNotAllowed):
        recording.record([scan.pk], paper(), by=hadi)


def test_the_clerk_without_the_role_may_not(book, scan, paper, bimo, rama):
    for officer in (bimo, rama):
        with pytest.raises(Refused):
            recording.record([scan.pk], paper(), by=officer)
    assert not RegisterEntry.objects.exists()


def test_a_new_sender_is_kept_once_in_whatever_spelling(book, scan, paper, hadi, letter):
    again = recording.record(
        [], paper(sender_name="KEC. LEMBAH SERUNI"), by=hadi, office_id=scan.office_id
    )
    assert again.sender == letter.sender
    assert Contact.objects.count() == 1


def test_paper_first_has_a_number_and_no_file(book, paper, hadi):
    letter = recording.record([], paper(), by=hadi, office_id=book.office_id)
    assert letter.agenda_number
    assert not letter.letter_files.exists()
    assert len(letter.label_code) == 16


def test_it_is_announced_and_traced_without_its_words(letter):
    assert Job.objects.filter(kind="notify_letter_arrived", subject_id=letter.pk).exists()
    entry = AuditEntry.objects.get(subject_kind="letter", subject_id=letter.pk)
    assert entry.event == "letter.registered"
    assert "Permohonan" not in str(entry.detail)
    assert entry.position_title == "Pencatat Surat"
