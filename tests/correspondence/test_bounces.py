"""An e-mail that comes back, or is confirmed: by a report of the mail server, or by a person."""

from io import BytesIO, StringIO
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.urls import reverse

from correspondence import bounces, carrying
from correspondence.actions import dispatching
from correspondence.models import Delivery
from eoffice.errors import Refused
from eoffice.jobs.models import Job
from tests.correspondence.sending_room import addressee, approved, book_of, signed

REPORT = """From: MAILER-DAEMON@contoh.example
Content-Type: multipart/report; report-type=delivery-status; boundary="x"

--x
Content-Type: text/plain

Maaf, <script>alert(1)</script>
--x
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.contoh.example

Final-Recipient: rfc822; dinas@contoh.example
Action: {action}
Status: {status}

--x
Content-Type: {kind}

Message-ID: {name}
Subject: S-1/2026 Jawaban

--x--
"""


@pytest.fixture
def mailed(world, dewi, eka):
    """A letter that left by e-mail."""
    book_of(world)
    to = [addressee(email="dinas@contoh.example")]
    letter = signed(approved(world, dewi, "kasi_bank", to=to), eka)
    dispatching.dispatch(letter.pk, by=dewi)
    carrying.carry(Delivery.objects.get().pk)
    return Delivery.objects.get()


def report(delivery, *, action="failed", status="5.1.1", kind="message/rfc822", name="") -> bytes:
    name = name or carrying.message_id(delivery)
    return REPORT.format(action=action, status=status, kind=kind, name=name).encode()


def now(delivery):
    return Delivery.objects.get(pk=delivery.pk)


@pytest.mark.parametrize("kind", ["message/rfc822", "text/rfc822-headers"])
def test_a_report_of_failure_is_told(kind, mailed):
    assert bounces.note(report(mailed, kind=kind))
    assert now(mailed).state == "failed" and "5.1.1" in now(mailed).problem
    assert "script" not in now(mailed).problem
    assert Job.objects.filter(kind="notify_delivery_problem", subject_id=mailed.pk).exists()
    assert not bounces.note(report(mailed, kind=kind))


@pytest.mark.parametrize(
    "how",
    [
        {"action": "delayed", "status": "4.4.1"},
        {"action": "delivered", "status": "2.0.0"},
        {"name": "<delivery-1-" + "0" * 32 + "@x>"},
        {"name": "<sesuatu@lain>"},
    ],
)
def test_other_reports_change_nothing(how, mailed):
    assert not bounces.note(report(mailed, **how))
    assert now(mailed).state == "sent"


@pytest.mark.parametrize("rubbish", [b"", b"\xff\x00" * 999, b"Content-Type: multipart/report\n\n"])
def test_rubbish_is_no_report(rubbish, mailed):
    assert not bounces.note(rubbish)


def test_a_mail_server_pipes_it_in(mailed, monkeypatch):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=BytesIO(report(mailed))))
    said = StringIO()
    call_command("note_bounce", stdout=said)
    assert said.getvalue() == "noted\n" and now(mailed).state == "failed"


def test_a_person_notes_that_it_arrived(mailed, client_of, dewi):
    page = client_of(dewi).get(reverse("outgoing:send", args=[mailed.letter_id])).content.decode()
    url = reverse("outgoing:confirm", args=[mailed.pk])
    assert url in page
    client_of(dewi).post(url, {"received_by": "Rama, lewat telepon"})
    assert (now(mailed).state, now(mailed).received_by) == ("received", "Rama, lewat telepon")
    assert client_of(dewi).post(url, {"received_by": "Lagi"}).status_code == 409


def test_a_person_notes_that_it_came_back(mailed, dewi):
    dispatching.came_back(mailed.pk, problem="Kotak penuh", by=dewi)
    assert now(mailed).state == "returned"


def test_what_did_not_arrive_is_listed_until_somebody_acts(mailed, dewi, client_of):
    def unsent():
        page = client_of(dewi).get(reverse("outgoing:list"), {"tab": "unsent"}).context
        assert [tab["count"] for tab in page["tabs"] if tab["count"]] == [1] * len(page["rows"])
        return [row.pk for row in page["rows"]]

    assert unsent() == []
    dispatching.came_back(mailed.pk, problem="Kotak penuh", by=dewi)
    assert unsent() == [mailed.letter_id]
    dispatching.choose_way(mailed.pk, "expedition", by=dewi)
    dispatching.leave_out(mailed.pk, reason="Diserahkan saat rapat", by=dewi)
    assert unsent() == []


def test_what_came_back_is_nowhere_called_sent(mailed, dewi, client_of):
    def called():
        page = client_of(dewi).get(reverse("outgoing:page", args=[mailed.letter_id]))
        listed = client_of(dewi).get(reverse("outgoing:list"), {"tab": "all"})
        return page.context["page"].standing, *(row.state for row in listed.context["rows"])

    assert called() == ("out_dispatched", "out_dispatched")
    dispatching.came_back(mailed.pk, problem="Kotak penuh", by=dewi)
    unsent = client_of(dewi).get(reverse("outgoing:list"), {"tab": "unsent"})
    assert [row.state for row in unsent.context["rows"]] == ["out_undelivered"]
    assert "Belum sampai kepada semua" in unsent.content.decode()
    assert called() == ("out_undelivered", "out_undelivered")
    page = client_of(dewi).get(reverse("outgoing:page", args=[mailed.letter_id]))
    assert page.context["page"].acts.send_url and "Urus sisanya" in page.content.decode()


def test_what_lies_in_a_tray_comes_back_by_its_office_only(mailed, dewi):
    Delivery.objects.filter(pk=mailed.pk).update(way="tray")
    with pytest.raises(Refused):
        dispatching.came_back(mailed.pk, problem="Kembali", by=dewi)
