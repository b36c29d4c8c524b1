"""What an upload is answered: a script gets the new row alone, a plain form goes to the tray."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from correspondence.models import Scan
from eoffice.audit.models import AuditEntry
from tests.correspondence.conftest import ONE_PAGE

SCRIPT = {"HX-Request": "true"}


@pytest.fixture
def hand_in(client_of, bimo):
    """Upload files as the clerk, by script or by the plain form."""
    browser = client_of(bimo)

    def sent(*names, headers=SCRIPT):
        files = [SimpleUploadedFile(name, ONE_PAGE + name.encode()) for name in names]
        return browser.post(reverse("intake:upload"), {"files": files}, headers=headers)

    return sent


def test_a_script_gets_the_new_row_and_its_poll(scan, hand_in):
    answer = hand_in("baru.pdf").json()
    new = Scan.objects.latest("pk")
    assert f'id="scan-{new.pk}"' in answer["html"] and "baru.pdf" in answer["html"]
    assert f'id="scan-{scan.pk}"' not in answer["html"]
    assert f"file={new.file_id}." in answer["html"]


def test_a_quotation_mark_that_the_browser_escaped_stands_in_the_tray(hand_in):
    assert "Undangan &quot;Rakor&quot;.pdf" in hand_in("Undangan %22Rakor%22.pdf").json()["html"]


def test_several_at_once_come_in_their_order(hand_in):
    answer = hand_in("satu.pdf", "dua.pdf").json()
    assert answer["html"].index("satu.pdf") < answer["html"].index("dua.pdf")


def test_a_plain_form_goes_back_to_the_tray(hand_in):
    answer = hand_in("baru.pdf", headers={})
    assert (answer.status_code, answer.url) == (302, reverse("intake:tray"))


def test_the_receipt_is_one_entry_with_all_that_it_must_say(hand_in, bimo):
    hand_in("baru.pdf")
    file = Scan.objects.get().file
    entry = AuditEntry.objects.get(subject_kind="file", subject_id=file.pk)
    assert (entry.event, entry.actor_id) == ("file.received", bimo.user_id)
    assert entry.position_title == "Petugas Loket"
    assert entry.detail == {"sha256": file.sha256, "size": file.size, "via": "upload"}


def test_the_answer_costs_the_same_however_full_the_tray_is(hand_in, django_assert_max_num_queries):
    hand_in(*(f"{number}.pdf" for number in range(5)))
    with django_assert_max_num_queries(17):
        hand_in("baru.pdf")
