"""Who is told of what on a draft's way; nothing of its content stands in a notice."""

import pytest
from django.conf import settings
from django.urls import reverse

from correspondence.actions import drafting, reviewing
from correspondence.draft_notice_kinds import KINDS
from correspondence.models import ApprovalStep
from eoffice.jobs.models import Job
from eoffice.jobs.registry import handler_of
from eoffice.notifications.catalogue import sentence_of
from eoffice.notifications.models import Notice
from tests.correspondence.drafts import content_of, draft_by, kind_of


@pytest.fixture
def draft(world, citra):
    """danu, then eka, then the signature of arunika, whom gita assists."""
    return draft_by(citra, kind_of(world, ("kasi_bank", 1)))


def told():
    """Do what waits to be done; who was told of what since the last time."""
    before = set(Notice.objects.values_list("pk", flat=True))
    for job in Job.objects.filter(kind__startswith="notify_").order_by("pk"):
        for _twice in range(2):
            handler_of(job.kind).work(job.subject_id)
        job.delete()
    fresh = Notice.objects.exclude(pk__in=before).select_related("user")
    return {(notice.user.username, notice.kind) for notice in fresh}


def test_whose_turn_it_is_is_told_once(draft, citra, danu, eka):
    reviewing.submit(draft.pk, by=citra)
    assert told() == {("danu", "draft_waits")}
    reviewing.approve(draft.pk, by=danu, version=1)
    assert told() == {("eka", "draft_waits")}
    reviewing.approve(draft.pk, by=eka, version=1)
    assert ("arunika", "waits_for_signature") in told()


def test_the_writer_is_told_what_came_back_and_why_again(draft, citra, danu):
    reviewing.submit(draft.pk, by=citra)
    told()
    reviewing.send_back(draft.pk, by=danu, version=1, reason="Perbaiki")
    assert told() == {("citra", "draft_returned")}
    reviewing.submit(draft.pk, by=citra)
    assert told() == {("danu", "draft_waits_again")}


def test_the_writer_is_told_to_which_desk_it_came_back(draft, citra, danu, eka):
    reviewing.submit(draft.pk, by=citra)
    reviewing.approve(draft.pk, by=danu, version=1)
    earlier = ApprovalStep.objects.get(letter=draft, state="approved")
    told()
    reviewing.send_back(draft.pk, by=eka, version=1, reason="Perbaiki", to_step=earlier.pk)
    assert told() >= {("danu", "draft_sent_back"), ("citra", "draft_sent_back")}
    notice = Notice.objects.get(user_id=citra.user_id, kind="draft_sent_back")
    assert notice.facts["desk"] == str(earlier.position)


def test_whose_initial_stays_with_an_older_version_is_told(draft, citra, danu, eka):
    reviewing.submit(draft.pk, by=citra)
    reviewing.approve(draft.pk, by=danu, version=1)
    told()
    reviewing.approve(draft.pk, by=eka, version=1, content=content_of("Lain"))
    assert ("danu", "draft_changed") in told()


def test_all_who_had_a_part_are_told_of_a_refusal(draft, citra, danu, eka, arunika):
    reviewing.submit(draft.pk, by=citra)
    reviewing.approve(draft.pk, by=danu, version=1)
    reviewing.approve(draft.pk, by=eka, version=1)
    told()
    reviewing.refuse(draft.pk, by=arunika, reason="Belum perlu")
    assert told() == {(name, "signing_refused") for name in ("citra", "danu", "eka")}


def test_nobody_is_told_of_what_is_given_up_meanwhile(draft, citra):
    reviewing.submit(draft.pk, by=citra)
    drafting.cancel(draft.pk, by=citra, reason="Tidak jadi")
    assert told() == set()


def test_a_notice_leads_to_the_page_and_says_nothing_of_the_letter(draft, citra):
    reviewing.submit(draft.pk, by=citra)
    told()
    notice = Notice.objects.get()
    assert notice.path == reverse("outgoing:page", args=[draft.pk])
    assert "Jawaban" not in sentence_of(notice.kind, notice.facts)


def test_an_urgent_draft_is_reminded_of_on_the_day_on_which_it_is_late():
    planned = {name: entry["schedule"] for name, entry in settings.CELERY_BEAT_SCHEDULE.items()}
    assert planned["remind_drafts"].hour == set(range(24))
    assert len(planned["remind_of_replies"].hour) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_registered(kind):
    assert sentence_of(kind, {"desk": "Kasi Bank", "agenda": "S-1"}) != kind
