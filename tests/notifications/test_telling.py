"""Who is told of what, once, and what the mail says."""

import pytest
from django.core import mail
from django.urls import reverse

from disposition import actions
from disposition.tasks import NOTICES
from eoffice import jobs
from eoffice.jobs.registry import handler_of
from eoffice.notifications.actions import notify
from eoffice.notifications.models import Notice
from eoffice.notifications.states import MailState
from eoffice.organization.models import User
from tests.disposition.letters import branch_before, disposed

pytestmark = pytest.mark.django_db


def kinds_told(officer):
    return list(Notice.objects.filter(user=officer.user_id).values_list("kind", flat=True))


def test_the_receiver_is_told_once_even_if_the_job_runs_twice(world, arunika, eka):
    letter = disposed(world, arunika, "kasi_bank")
    branch = branch_before(world, "kasi_bank", letter)
    for _ in range(2):
        handler_of("notify_disposition_received").work(branch.pk)
    assert kinds_told(eka) == ["disposition_received"]


def test_a_second_report_is_told_again(world, arunika, eka):
    letter = disposed(world, arunika, "kasi_bank")
    branch = branch_before(world, "kasi_bank", letter)
    for _ in range(2):
        actions.report(branch.pk, "Selesai.", by=eka)
        jobs.run_pending()
        actions.send_back_report(branch.pk, "Lengkapi.", by=arunika)
    assert kinds_told(arunika).count("disposition_reported") == 2


def test_every_notice_has_a_sentence(world, arunika):
    disposed(world, arunika, "kasi_bank")
    known = {kind for kind, _, _ in NOTICES.values()}
    from eoffice.notifications.catalogue import kinds

    assert known <= kinds().keys()


def test_the_mail_holds_the_link_and_nothing_of_the_letter(world, arunika, eka, settings):
    User.objects.filter(pk=eka.user_id).update(email="eka@contoh.invalid")
    letter = disposed(world, arunika, "kasi_bank", note="Rahasia sekali.")
    jobs.run_pending()
    [message] = mail.outbox
    assert reverse("pages:letter", args=[letter.pk]) in message.body
    assert letter.subject not in message.body + message.subject
    assert "Rahasia" not in message.body
    assert Notice.objects.get(user=eka.user_id).mail_state == MailState.SENT


def test_without_an_address_no_mail_is_wanted(world, eka):
    User.objects.filter(pk=eka.user_id).update(email="")
    notify([eka.user_id], "overdue", event_key="1", facts={}, path="/")
    assert Notice.objects.get().mail_state == MailState.NONE


def test_the_bell_answers_304_while_nothing_changes(client_of, eka):
    client = client_of(eka)
    first = client.get(reverse("notices:badge"))
    again = client.get(reverse("notices:badge"), headers={"If-None-Match": first["ETag"]})
    assert (first.status_code, again.status_code) == (200, 304)


def test_the_bell_that_asks_by_itself_looks_for_no_desk(client_of, eka, django_assert_num_queries):
    client = client_of(eka)
    client.get(reverse("notices:badge"))
    with django_assert_num_queries(3) as asked:
        client.get(reverse("notices:badge"), headers={"X-Poll": "1"})
    assert not any("organization_position" in one["sql"] for one in asked.captured_queries)


def test_the_list_opens_and_a_click_marks_it_read(client_of, world, arunika, eka):
    letter = disposed(world, arunika, "kasi_bank")
    jobs.run_pending()
    client = client_of(eka)
    assert "disposisi" in client.get(reverse("notices:list")).content.decode().lower()
    notice = Notice.objects.get(user=eka.user_id)
    answer = client.post(reverse("notices:open", args=[notice.pk]))
    assert answer["Location"].startswith(reverse("pages:letter", args=[letter.pk]))
    assert Notice.objects.get(pk=notice.pk).read_at
