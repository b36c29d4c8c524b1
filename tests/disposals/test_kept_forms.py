"""What cannot be done yet is said on the form, which keeps what was typed."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from archive.actions import appraising, approving
from archive.actions.appraising import Word
from archive.actions.holds import HoldData, lay_hold
from eoffice.documents.models import StoredFile
from tests.disposals.lists import (
    COMMITTEE,
    appraised,
    execution,
    fresh,
    frozen,
    inactive_dossier,
)
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


def test_a_decision_is_kept_while_a_hold_stands_against_it(world, laras, client_of):
    dossier = inactive_dossier(world, laras)
    disposal = appraised(world, laras, dossier)
    approving.ask_also(disposal.pk, "bpk", by=laras)
    approval = disposal.approvals.get(authority="bpk")
    lay_hold(world.units["kppn"].pk, HoldData("audit", "P", "P"), [dossier.pk], by=laras)
    typed = {"agrees": "yes", "number": "S-77/BPK", "note": "Setuju semua"}
    typed |= {"dated_on": execution().done_on.isoformat()}
    files, url = StoredFile.objects.count(), reverse("archive:disposal_decide", args=[approval.pk])
    scan = SimpleUploadedFile("surat.png", picture())
    answer = client_of(laras).post(url, typed | {"scan": scan})
    assert answer.status_code == 422 and "S-77/BPK" in answer.text
    assert dossier.reference in answer.text and "Setuju semua" in answer.text
    assert StoredFile.objects.count() == files


def test_further_members_stay_when_the_committee_is_appointed_anew(world, laras, client_of):
    disposal = frozen(world, laras, inactive_dossier(world, laras))
    members = [*COMMITTEE, ("member", "kasi_pd")]
    appraising.appoint(
        disposal.pk, [(role, world.seats[seat].pk) for role, seat in members], by=laras
    )
    answer = client_of(laras).get(reverse("archive:disposal_committee", args=[disposal.pk]))
    further = answer.context["form"]["further"].initial
    assert further == [world.seats["kasi_pd"].pk]


@pytest.mark.parametrize("verb", ["committee", "conclude", "cancel", "paper"])
def test_every_form_says_of_which_list_it_is(verb, world, laras, fajar, client_of):
    disposal = frozen(world, laras, inactive_dossier(world, laras))
    who = fajar if verb == "conclude" else laras
    text = client_of(who).get(reverse(f"archive:disposal_{verb}", args=[disposal.pk])).text
    assert disposal.title in text and "1 berkas" in text
