"""The day until which a reply is awaited may move without asking anybody again."""

from correspondence.actions import drafting, reviewing, signing
from correspondence.models import ApprovalStep
from tests.correspondence.drafts import content_of, draft_by, kind_of, newest, step_at
from tests.correspondence.sending_room import book_of


def test_an_approval_stays_when_only_the_day_moves(world, citra, danu, arunika):
    book_of(world)
    letter = draft_by(citra, kind_of(world))
    reviewing.submit(letter.pk, by=citra)
    reviewing.approve(letter.pk, by=danu, version=1)
    content = content_of(reply_by="2030-01-31", place=newest(letter).place)
    drafting.save_version(letter.pk, content, based_on=1, by=arunika)
    letter = newest(letter)
    assert (letter.state, letter.version, str(letter.reply_due)) == ("approved", 2, "2030-01-31")
    assert step_at(world, letter, "kasi_pd").decided_version == 1
    assert signing.begin(letter.pk, by=arunika, version=2).number


def test_who_is_still_asked_is_asked_for_the_newest_version(world, citra, danu):
    letter = draft_by(citra, kind_of(world, ("kasi_bank", 1)))
    reviewing.submit(letter.pk, by=citra)
    content = content_of(reply_by="2030-01-31", place=newest(letter).place)
    drafting.save_version(letter.pk, content, based_on=1, by=danu)
    steps = ApprovalStep.objects.current().filter(letter=letter)
    assert {(step.state, step.version) for step in steps} == {("waiting", 2)}
