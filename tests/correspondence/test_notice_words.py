"""A notice says which letter it means and what to do; only its reader is told what it is about."""

import pytest
from django.core import mail
from django.urls import reverse

from correspondence import draft_telling
from correspondence.actions import drafting, reviewing
from correspondence.models import ApprovalStep, LetterAccess, OutgoingLetter
from correspondence.states import Security
from eoffice import jobs
from eoffice.notifications.models import Notice
from eoffice.organization.models import User
from tests.correspondence.drafts import content_of, draft_by, kind_of


@pytest.fixture
def draft(world, citra):
    return draft_by(citra, kind_of(world, ("kasi_bank", 1)))


def told_of(letter, by):
    reviewing.submit(letter.pk, by=by)
    draft_telling.tell_who_is_asked(ApprovalStep.objects.filter(letter=letter).first().pk)
    return Notice.objects.get(kind="draft_waits")


def page(client_of, reader):
    return client_of(reader).get(reverse("notices:list")).content.decode()


def test_it_names_the_type_the_writer_and_what_to_do(draft, citra, client_of, danu):
    told_of(draft, citra)
    said = page(client_of, danu)
    assert draft.type.name in said and str(draft.writer) in said and "Setujui" in said


def test_its_reader_sees_what_it_is_about(draft, citra, client_of, danu):
    told_of(draft, citra)
    assert draft.subject in page(client_of, danu)


def test_who_may_not_see_the_letter_any_more_does_not(draft, citra, client_of, danu):
    told_of(draft, citra)
    LetterAccess.objects.filter(letter=draft).delete()
    assert draft.subject not in page(client_of, danu)


def test_of_what_is_secret_nothing_is_said(draft, citra, client_of, danu):
    secret = content_of("Pemeriksaan khusus") | {"security": Security.RAHASIA}
    drafting.save_version(draft.pk, secret, based_on=1, by=citra)
    told_of(OutgoingLetter.objects.get(pk=draft.pk), citra)
    said = page(client_of, danu)
    assert "Naskah Rahasia" in said and draft.type.name not in said
    assert "Pemeriksaan khusus" not in said


def test_the_mail_says_as_much_without_the_subject(draft, citra, danu):
    User.objects.filter(pk=danu.user_id).update(email="danu@contoh.invalid")
    told_of(draft, citra)
    jobs.run_pending()
    [message] = mail.outbox
    assert draft.type.name in message.subject and str(draft.writer) in message.body
    assert draft.subject not in message.body + message.subject
