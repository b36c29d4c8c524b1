"""A signer who does not sign says why, and it stands at the own station of the way."""

from django.urls import reverse

from correspondence.actions import drafting, reviewing
from correspondence.queries.draft_stations import stations_of
from tests.correspondence.drafts import content_of, draft_by, kind_of, newest

WHY = "Dasar hukumnya keliru."


def reason_at_the_end(letter, officer):
    return stations_of(newest(letter), officer)[-1].reason


def test_the_reason_stands_there_until_it_goes_up_again(world, citra, danu, arunika):
    letter = draft_by(citra, kind_of(world))
    reviewing.submit(letter.pk, by=citra)
    reviewing.approve(letter.pk, by=danu, version=1)
    reviewing.refuse(letter.pk, by=arunika, reason=WHY)
    assert reason_at_the_end(letter, citra) == f"Tidak ditandatangani: {WHY}"
    drafting.save_version(letter.pk, content_of(subject="Baru"), based_on=1, by=citra)
    reviewing.submit(letter.pk, by=citra)
    assert reason_at_the_end(letter, citra) == ""


def test_what_a_reviewer_sent_back_says_nothing_there(world, citra, danu):
    letter = draft_by(citra, kind_of(world))
    reviewing.submit(letter.pk, by=citra)
    reviewing.send_back(letter.pk, by=danu, reason="Perbaiki.", version=1)
    assert reason_at_the_end(letter, citra) == ""


def test_the_signer_is_led_to_what_else_waits(world, citra, danu, arunika, client_of):
    letter = draft_by(citra, kind_of(world))
    reviewing.submit(letter.pk, by=citra)
    reviewing.approve(letter.pk, by=danu, version=1)
    page = client_of(arunika).post(reverse("outgoing:refuse", args=[letter.pk]), {"reason": WHY})
    assert page.url == reverse("outgoing:approvals")
