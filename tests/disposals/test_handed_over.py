"""What is handed over goes to its receiver as a package, and the receipt comes back to the list."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from archive.actions import approving, executing
from archive.models import Certificate
from archive.policies.packages import may_export
from archive.retention import Terms
from archive.states import FinalAction
from eoffice.documents.actions import receive
from eoffice.documents.states import FileUse
from tests.archive.packing import bytes_of, packed
from tests.archive.shelf import again
from tests.archive.test_packages import taken_in
from tests.disposals import lists
from tests.documents.conftest import picture

pytestmark = pytest.mark.django_db


def scan(name: str = "surat.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, picture())


@pytest.fixture
def handed(world, filer, laras):
    """An executed hand-over of one dossier."""
    dossier = lists.inactive_dossier(world, filer, terms=Terms(2, 3, FinalAction.PERMANENT))
    disposal = lists.approved(world, laras, dossier, kind="hand_over")
    file = receive(scan(), by=laras, office=world.units["kppn"], use=FileUse.ARCHIVE)
    letter = approving.Letter("B-1/2026", date(2026, 1, 2), file.pk)
    approving.agree(disposal.approvals.get(is_external=True).pk, by=laras, letter=letter)
    executing.begin_execution(disposal.pk, lists.execution(method=""), by=laras)
    executing.execute(disposal.pk)
    return lists.fresh(disposal)


def test_it_is_packed_for_its_receiver_afterwards(handed, world, laras, tmp_path, client_of):
    dossier = again(handed.items.get().dossier)
    assert dossier.state == "handed_over" and may_export(laras, dossier)
    content = bytes_of(packed(dossier, laras), tmp_path)
    assert taken_in(content, world, laras).dossier.old_number == dossier.reference
    assert (
        "sebagai paket" in client_of(laras).get(reverse("archive:disposal", args=[handed.pk])).text
    )


def test_its_receipt_is_filed(handed, laras, client_of):
    typed = {"kind": "receipt", "number": "TT-4/ANRI", "dated_on": "2026-01-05", "scan": scan()}
    browser = client_of(laras)
    browser.post(reverse("archive:disposal_paper", args=[handed.pk]), typed)
    assert Certificate.objects.get().number == "TT-4/ANRI"
    page = browser.get(reverse("archive:disposal", args=[handed.pk])).text
    assert "Tanda terima dari penerima" in page


def test_what_is_destroyed_is_not_packed(world, filer, laras):
    disposal = lists.executing_now(world, laras, lists.inactive_dossier(world, filer))
    executing.execute(disposal.pk)
    assert not may_export(laras, again(disposal.items.get().dossier))


def test_an_empty_dossier_that_takes_nothing_does_not_ask_for_letters(handed, laras, client_of):
    dossier = handed.items.get().dossier
    page = client_of(laras).get(reverse("archive:dossier", args=[dossier.pk])).text
    assert "Tidak ada isi yang dirinci" in page and "tombol di samping" not in page
