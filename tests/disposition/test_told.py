"""What happened is told once, to the right desk, without a word of the letter; clicks act once."""

import pytest
from django.core import mail
from django.urls import reverse

from disposition import actions, tasks  # noqa: F401 - the worker loads the kinds
from disposition.models import Disposition, FollowUp
from eoffice.jobs.models import Job
from eoffice.jobs.registry import handler_of
from eoffice.notifications import catalogue
from eoffice.notifications.models import Notice
from eoffice.organization.models import User
from tests.disposition.letters import branch_before, disposed

pytestmark = pytest.mark.django_db


def work_off() -> None:
    """Do every job that was put in, twice."""
    for _round in (1, 2, 3):
        for job in Job.objects.order_by("pk"):
            handler_of(job.kind).work(job.subject_id)


def told() -> list[tuple[str, str]]:
    return sorted(Notice.objects.values_list("kind", "user__username"))


def test_every_step_is_told_once(world, arunika, eka, danu):
    letter = disposed(world, arunika, "kasi_bank", "kasi_pd")
    bank, pd = (branch_before(world, seat, letter) for seat in ("kasi_bank", "kasi_pd"))
    actions.mark_read(pd.pk, by=danu)
    actions.decline(pd.pk, "Bukan kami.", by=danu)
    actions.report(bank.pk, "Selesai.", by=eka)
    actions.send_back_report(bank.pk, "Lengkapi.", by=arunika)
    work_off()
    assert told() == [
        ("disposition_declined", "arunika"),
        ("disposition_received", "danu"),
        ("disposition_received", "eka"),
        ("disposition_reported", "arunika"),
        ("report_sent_back", "eka"),
    ]


def test_a_second_report_is_told_again(world, arunika, eka):
    letter = disposed(world, arunika, "kasi_bank")
    branch = branch_before(world, "kasi_bank", letter)
    for text in ("Selesai.", "Sudah lengkap."):
        actions.report(branch.pk, text, by=eka)
        work_off()
        actions.send_back_report(branch.pk, "Belum.", by=arunika)
        work_off()
    assert Notice.objects.filter(kind="disposition_reported").count() == 2
    assert Notice.objects.filter(kind="report_sent_back").count() == 2


def test_notice_and_mail_say_nothing_of_the_letter(world, arunika):
    User.objects.filter(username="eka").update(email="eka@contoh.test")
    letter = disposed(world, arunika, "kasi_bank", note="Rahasia jabatan.")
    work_off()
    said = [catalogue.sentence_of(row.kind, row.facts) for row in Notice.objects.all()]
    said += [message.subject + message.body for message in mail.outbox]
    assert mail.outbox
    for word in (letter.subject, letter.sender_name, "Rahasia jabatan."):
        assert word not in " ".join(said)


@pytest.mark.parametrize("verb", ["note", "ask"])
def test_a_form_sent_twice_acts_once(world, arunika, eka, client_of, verb):
    letter = disposed(world, arunika, "kasi_bank")
    url = reverse(f"disposition:{verb}", args=[branch_before(world, "kasi_bank", letter).pk])
    browser = client_of(eka)
    answers = [browser.post(url, {"text": "Bagaimana?", "token": "abc"}) for _click in (1, 2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert FollowUp.objects.count() == 1


def test_a_second_click_on_a_button_finds_it_done(world, arunika, eka, client_of):
    letter = disposed(world, arunika, "kasi_bank", one_way=True)
    url = reverse("disposition:understand", args=[branch_before(world, "kasi_bank", letter).pk])
    browser = client_of(eka)
    assert [browser.post(url, {"token": "abc"}).status_code for _click in (1, 2)] == [302, 302]
    assert browser.post(url, {"token": "another"}).status_code == 409
    assert Disposition.objects.get().state == "done"


def test_a_refused_click_may_be_repeated(world, arunika, eka, client_of):
    letter = disposed(world, arunika, "kasi_bank")
    branch = branch_before(world, "kasi_bank", letter)
    url = reverse("disposition:accept-report", args=[branch.pk])
    browser = client_of(arunika)
    assert browser.post(url, {"token": "abc"}).status_code == 409
    actions.report(branch.pk, "Selesai.", by=eka)
    assert browser.post(url, {"token": "abc"}).status_code == 302
    assert Disposition.objects.get().state == "done"
