"""Receiving: bytes first, then row, job and trail together."""

import hashlib

import pytest
from django.core.files.storage import storages

from eoffice.audit.models import AuditEntry
from eoffice.documents import vault
from eoffice.documents.models import StoredFile
from eoffice.jobs.models import Job
from tests.documents.conftest import picture


def test_what_was_received_is_on_storage_byte_for_byte(receive):
    file = receive(picture())
    with storages["originals"].open(file.key) as stored:
        assert hashlib.sha256(stored.read()).hexdigest() == file.sha256


def test_a_received_file_waits_for_its_preparation(receive):
    file = receive()
    assert file.state == "received"
    assert Job.objects.filter(kind="prepare_file", subject_id=file.pk, state="queued").exists()


def test_receiving_is_in_the_trail_without_the_name(receive):
    receive(name="Surat rahasia dari Budi.png")
    entry = AuditEntry.objects.get(event="file.received")
    assert entry.actor_name == "Bimo Misalnya"
    assert "Budi" not in str(entry.detail)


def test_the_key_on_storage_says_nothing_of_the_name(receive):
    file = receive(name="../../etc/passwd")
    assert file.name == "passwd"
    assert "passwd" not in file.key


def test_a_quotation_mark_that_the_browser_escaped_is_shown_as_one(receive):
    assert receive(name="Undangan %22Rakor%22.png").name == 'Undangan "Rakor".png'


def test_same_bytes_twice_are_taken_and_linked(receive):
    first, second = receive(picture()), receive(picture(), name="lagi.png")
    assert second.same_as == first
    assert second.key != first.key


def test_the_same_bytes_in_another_office_are_not_linked(receive, world, rama):
    receive(picture())
    other = receive(picture(), by=rama, office=world.units["setda"])
    assert other.same_as is None
    assert other.organization == world.units["setda"]


def test_a_file_that_is_too_large_is_not_kept(receive, settings):
    settings.UPLOAD_MAX_BYTES = 1000
    with pytest.raises(vault.TooLarge):
        receive(b"%PDF-1.7" + b" " * 2000)
    assert not StoredFile.objects.exists()


def test_when_the_row_fails_the_bytes_stay_for_the_sweeper(receive, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("eoffice.documents.actions.intake.jobs.enqueue", broken, raising=False)
    with pytest.raises(RuntimeError):
        receive()
    assert not StoredFile.objects.exists()


def test_a_web_page_called_pdf_is_received_without_a_kind(receive):
    assert receive(b"<html><script>1</script>", name="surat.pdf").kind == ""
    assert receive(b"%PDF-1.7\n", name="surat.txt").kind == "pdf"
