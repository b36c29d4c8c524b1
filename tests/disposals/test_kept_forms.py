"""What cannot be done yet is said on the form, which keeps what was typed."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from archive.actions import appraising, approving
from archive.actions.appraising import Word
from archive.actions.holds import HoldData, lay_hold
from eoffice.documents.models import StoredFile
from tests.disposals.lists import appraised, execution, fresh, frozen, inactive_dossier
from tests.documents.conftest import picture

pytestmark = pytest.mark.django_db


def test_a_letter_of_tomorrow_is_refused_before_its_scan_is_kept(world, laras, client_of):
    disposal = appraised(world, laras, inactive_dossier(world, laras))
    approving.ask_also(disposal.pk, "bpk", by=laras)
    approval = disposal.approvals.get(authority="bpk")
    tomorrow = execution().done_on + timedelta(days=1)
    typed = {"agrees": "yes", "number": "S-77/BPK", "dated_on": tomorrow.isoformat()}
    typed["scan"] = SimpleUploadedFile("surat.png", picture())
    files = StoredFile.objects.count()
    url = reverse("archive:disposal_decide", args=[approval.pk])
    answer = client_of(laras).post(url, typed)
    assert answer.status_code == 422 and "S-77/BPK" in answer.text
    assert "masa depan" in answer.text and StoredFile.objects.count() == files


def test_a_consideration_is_kept_while_a_hold_stands_against_it(world, laras, fajar, client_of):
    dossier = inactive_dossier(world, laras)
    disposal = frozen(world, laras, dossier)
    words = {pk: Word("agreed") for pk in disposal.items.values_list("pk", flat=True)}
    appraising.appraise(disposal.pk, words, by=fajar)
    lay_hold(world.units["kppn"].pk, HoldData("audit", "P", "P"), [dossier.pk], by=laras)
    url = reverse("archive:disposal_conclude", args=[disposal.pk])
    answer = client_of(fajar).post(url, {"consideration": "Tidak bernilai guna lagi."})
    assert answer.status_code == 422 and "Tidak bernilai guna lagi." in answer.text
    assert dossier.reference in answer.text and fresh(disposal).state == "frozen"
