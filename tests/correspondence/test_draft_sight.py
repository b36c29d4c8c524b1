"""Who sees a letter that goes out, at each stage of its way (house 8)."""

import pytest
from django.urls import reverse

from correspondence.actions import drafting, reviewing
from correspondence.models import OutgoingLetter, Signature
from correspondence.queries.drafts_seen import drafts_visible_to
from tests.correspondence.drafts import content_of, draft_by, kind_of, newest

CAST = (
    "citra", "danu", "eka", "arunika", "gita", "fajar", "bimo", "hadi",
    "wulan", "dewi", "laras", "indra", "sekar", "rama",
)  # fmt: skip
VERBS = ["submit", "approve", "take_back"]
PAGES = ["page", "compare", "preview", "send_back", "refuse", "cancel"]


@pytest.fixture
def draft(world, citra):
    """citra writes, danu checks, eka coordinates beside, arunika signs (gita assists her)."""
    return draft_by(citra, kind_of(world, ("kasi_bank", 1)))


@pytest.fixture
def seers(world, draft):
    """Everybody who may read the draft now."""

    def those_who_see():
        people = {name: world.officer(name) for name in CAST}
        return {
            name
            for name, officer in people.items()
            if drafts_visible_to(officer).filter(pk=draft.pk).exists()
        }

    return those_who_see


def signed(draft, by):
    """Past the slow part of signing: only what opens it to others."""
    letter = newest(draft)
    letter.begin_signing(sha256="0" * 64)
    letter.sign()
    letter.save()
    drafting.access.refresh(letter)
    assert not Signature.objects.exists()
    return letter


def test_from_its_writer_up_the_line_to_the_desk(world, draft, seers, citra, danu, eka, arunika):
    assert seers() == {"citra"}
    reviewing.submit(draft.pk, by=citra)
    assert seers() == {"citra", "danu"}
    reviewing.approve(draft.pk, by=danu, version=1)
    assert seers() == {"citra", "danu", "eka"}
    reviewing.approve(draft.pk, by=eka, version=1)
    everybody_asked = {"citra", "danu", "eka", "arunika", "gita"}
    assert seers() == everybody_asked
    signed(draft, arunika)
    assert seers() == everybody_asked | {"bimo", "hadi", "indra"}


def test_the_desk_reads_the_last_version_of_a_signed_letter_and_no_earlier_one(
    client_of, draft, citra, arunika, bimo
):
    drafting.save_version(draft.pk, content_of(subject="Lain"), based_on=1, by=citra)
    OutgoingLetter.objects.filter(pk=draft.pk).update(state="approved")
    signed(draft, arunika)
    url = reverse("outgoing:preview", args=[draft.pk])
    seen = {n: client_of(bimo).get(f"{url}?version={n}").status_code for n in (1, 2)}
    assert seen == {1: 404, 2: 200}
    assert client_of(citra).get(f"{url}?version=1").status_code == 200


def test_a_draft_that_is_taken_back_unread_is_closed_again(draft, seers, citra, danu):
    reviewing.submit(draft.pk, by=citra)
    reviewing.take_back(draft.pk, by=citra)
    assert seers() == {"citra"}


def test_who_has_read_it_may_read_it_again_after_it_went_back(draft, seers, citra, danu):
    reviewing.submit(draft.pk, by=citra)
    reviewing.send_back(draft.pk, by=danu, version=1, reason="Perbaiki")
    drafting.save_version(draft.pk, content_of("Lain"), based_on=1, by=citra)
    reviewing.submit(draft.pk, by=citra)
    assert seers() == {"citra", "danu"}


def test_the_signer_sees_it_no_more_when_a_change_sends_it_down(draft, seers, citra, danu, eka):
    reviewing.submit(draft.pk, by=citra)
    reviewing.approve(draft.pk, by=danu, version=1)
    reviewing.send_back(draft.pk, by=eka, version=1, reason="Perbaiki")
    assert "arunika" not in seers()


def test_a_secret_letter_is_open_to_those_at_work_on_it(world, citra, danu, arunika):
    secret = draft_by(citra, kind_of(world), security="rahasia")
    reviewing.submit(secret.pk, by=citra)
    reviewing.approve(secret.pk, by=danu, version=1)
    signed(secret, arunika)
    people = {name: world.officer(name) for name in CAST}
    found = {n for n, by in people.items() if drafts_visible_to(by).filter(pk=secret.pk).exists()}
    assert found == {"citra", "danu", "arunika"}


@pytest.mark.parametrize("person", ["eka", "bimo", "fajar", "rama", "sekar"])
def test_no_address_of_a_draft_answers_a_stranger(person, client_of, draft, citra, request):
    reviewing.submit(draft.pk, by=citra)
    client = client_of(request.getfixturevalue(person))
    pages = [client.get(reverse(f"outgoing:{name}", args=[draft.pk])) for name in PAGES]
    verbs = [client.post(reverse(f"outgoing:{name}", args=[draft.pk])) for name in VERBS]
    assert {answer.status_code for answer in pages + verbs} == {404}
