"""Every file is hashed anew in rounds; faults are told, repaired where that can be, or accepted."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.urls import reverse

from archive import integrity
from archive.actions.faults import accept_fault
from archive.models import DossierItem, FileFault, IntegrityCheck
from eoffice import clock
from eoffice.audit.models import AuditEntry
from eoffice.documents.models import StoredFile
from eoffice.errors import Refused
from eoffice.jobs import run_pending
from eoffice.notifications.models import Notice
from tests.archive.shelf import dossier_of
from tests.disposals.planted import received

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(world, bimo):
    """A file that is ready."""
    made = received(world, bimo)
    run_pending()
    return StoredFile.objects.get(pk=made.pk)


def alter(file, content=b"other bytes"):
    storages["originals"].delete(file.key)
    if content:
        storages["originals"].save(file.key, ContentFile(content))


def state_of(file):
    return StoredFile.objects.get(pk=file.pk).state


@pytest.mark.parametrize(("content", "kind"), [(b"other", "changed"), (b"", "missing")])
def test_a_round_finds_what_is_not_whole(world, file, content, kind):
    alter(file, content)
    integrity.go_on()
    fault = FileFault.objects.get()
    assert (fault.kind, state_of(file)) == (kind, "damaged")
    told = set(Notice.objects.filter(kind="file_fault").values_list("user__username", flat=True))
    assert told == {"laras", "fajar"}
    assert AuditEntry.objects.filter(event="archive.fault_found").count() == 1
    integrity.go_on()
    assert FileFault.objects.count() == 1


def test_a_round_goes_on_where_it_stopped_and_rests(world, bimo, monkeypatch):
    files = [received(world, bimo) for _ in range(3)]
    run_pending()
    monkeypatch.setattr(integrity, "PORTION", 1)
    for nth, file in enumerate(files, start=1):
        integrity.go_on()
        check = IntegrityCheck.objects.get()
        assert (check.checked, check.last_file, check.is_running) == (nth, file.pk, nth < 3)
    integrity.go_on()
    assert IntegrityCheck.objects.count() == 1
    IntegrityCheck.objects.update(ended_at=clock.now() - timedelta(days=8))
    integrity.go_on()
    assert IntegrityCheck.objects.count() == 2


@pytest.mark.parametrize(("content", "kind"), [(b"other", "changed"), (b"", "missing")])
def test_the_same_bytes_elsewhere_bring_it_back_and_it_is_told(world, bimo, file, content, kind):
    received(world, bimo)
    run_pending()
    alter(file, content)
    integrity.look_at(file.pk)
    fault = FileFault.objects.get()
    assert (state_of(file), fault.state, fault.kind) == ("ready", "repaired", kind)
    told = set(Notice.objects.filter(kind="file_fault").values_list("user__username", flat=True))
    assert told == {"laras", "fajar"}
    integrity.look_at(file.pk)
    assert FileFault.objects.count() == 1


def test_bytes_that_were_put_back_end_the_fault(file):
    whole = storages["originals"].open(file.key).read()
    alter(file)
    integrity.look_at(file.pk)
    alter(file, whole)
    integrity.look_at(file.pk)
    assert (FileFault.objects.get().state, state_of(file)) == ("repaired", "ready")


def test_lost_images_are_made_again_from_the_original(file):
    storages["derived"].delete(file.viewing_key)
    integrity.look_at(file.pk)
    run_pending()
    again = StoredFile.objects.get(pk=file.pk)
    assert storages["derived"].exists(again.viewing_key) and again.state == "ready"


@pytest.mark.parametrize("content", [b"other", b""])
def test_reading_finds_it_too(client_of, laras, file, world, content):
    dossier = dossier_of(world, laras, "umum")
    DossierItem.objects.create(
        dossier=dossier, kind="file", file=file, order=1, filed_at=clock.now()
    )
    alter(file, content)
    answer = client_of(laras).get(reverse("files:original", args=[file.pk]))
    assert answer.status_code == 503 and "Mohon tunggu" not in answer.content.decode()
    run_pending()
    assert FileFault.objects.get().file == file


def test_the_archivist_notes_what_cannot_be_had(world, laras, fajar, file):
    alter(file)
    integrity.look_at(file.pk)
    fault = FileFault.objects.get()
    with pytest.raises(Refused):
        accept_fault(fault.pk, "Tidak ada cadangan", by=fajar)
    accept_fault(fault.pk, "Tidak ada cadangan", by=laras)
    assert FileFault.objects.get().state == "accepted"
