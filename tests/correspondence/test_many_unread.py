"""Nobody initials or signs what he has not opened as it is now, however many there are."""

import pytest
from django.urls import reverse

from correspondence.actions import drafting, reviewing
from correspondence.models import DraftReading
from correspondence.queries.draft_readings import has_read
from tests.correspondence.drafts import content_of, draft_by, kind_of, newest
from tests.correspondence.sending_room import approved, book_of
from tests.correspondence.test_many import post, read, states
from tests.correspondence.test_sign_many import post as sign

APPROVE, SIGN = "outgoing:approve_many", "outgoing:sign_many"


@pytest.fixture
def drafts(world, citra):
    made = [draft_by(citra, kind_of(world), subject=f"Tagihan {n}") for n in range(3)]
    return [reviewing.submit(letter.pk, by=citra) for letter in made]


@pytest.fixture
def letters(world, dewi):
    book_of(world)
    return [approved(world, dewi, "kasi_bank") for _ in range(3)]


def unread(page):
    return [row.letter.pk for row in page.context["form"].rows if row.is_unread]


def test_a_draft_that_was_not_opened_is_not_initialled(client_of, danu, drafts):
    client = client_of(danu)
    read(client, drafts[0])
    answer = post(client, "approve", drafts)
    assert answer.status_code == 422 and "belum Anda baca" in answer.content.decode()
    assert states(drafts) == ["in_review"] * 3
    assert post(client, "approve", drafts[:1]).status_code == 200


def test_a_newer_version_is_to_be_opened_again(client_of, citra, danu, drafts):
    client = client_of(danu)
    read(client, *drafts)
    reviewing.send_back(drafts[0].pk, by=danu, version=1, reason="Perbaiki")
    words = newest(drafts[0]).versions.first().content | {"body": "<p>Lain sama sekali.</p>"}
    drafting.save_version(drafts[0].pk, words, based_on=1, by=citra)
    reviewing.submit(drafts[0].pk, by=citra)
    page = client.get(reverse(APPROVE), {"all": 1})
    assert unread(page) == [drafts[0].pk]
    ticked = {row.letter.pk: row.is_ticked for row in page.context["form"].rows}
    assert [ticked[letter.pk] for letter in drafts] == [False, True, True]


def test_what_a_colleague_has_opened_is_unread_for_oneself(client_of, danu, eka, drafts):
    DraftReading.objects.create(
        letter=drafts[0], user_id=eka.user_id, version=1, read_at=drafts[0].received_at
    )
    assert len(unread(client_of(danu).get(reverse(APPROVE)))) == 3


def test_the_page_leads_from_one_unread_draft_to_the_next(client_of, danu, drafts):
    client = client_of(danu)
    pages = [reverse("outgoing:page", args=[letter.pk]) + "?many=1" for letter in drafts]
    assert pages[1] in client.get(pages[0]).content.decode()
    assert pages[2] in client.get(pages[1]).content.decode()
    last = client.get(pages[2]).content.decode()
    assert "Semua surat dalam daftar ini sudah Anda baca." in last and reverse(APPROVE) in last


def test_a_letter_that_was_not_opened_is_not_signed(client_of, eka, signing_key, letters):
    client = client_of(eka)
    client.get(reverse("outgoing:sign", args=[letters[0].pk]))
    assert unread(client.get(reverse(SIGN))) == [letters[1].pk, letters[2].pk]
    assert sign(client, letters).status_code == 422
    assert set(states(letters)) == {"approved"}
    assert sign(client, letters[:1]).context["results"][0].number


def test_the_route_says_whether_the_signer_has_read_it(client_of, citra, danu, arunika, drafts):
    def signer():
        return client_of(citra).get(page).context["page"].stations[-1]

    page = reverse("outgoing:page", args=[drafts[0].pk])
    reviewing.approve(drafts[0].pk, by=danu, version=1)
    decided = drafts[0].steps.get().decided_at
    assert (signer().state, signer().at) == ("unread", decided)
    assert "Belum dibaca, menunggu tanda tangan" in client_of(citra).get(page).content.decode()
    client_of(arunika).get(page)
    assert signer().state == "read" and signer().at >= decided
    assert "Dibaca, menunggu tanda tangan" in client_of(citra).get(page).content.decode()


def test_who_only_looks_on_leaves_no_mark(client_of, citra, drafts):
    read(client_of(citra), *drafts)
    assert not DraftReading.objects.exists()


def test_who_has_read_it_knows_the_version_that_he_makes_of_it(client_of, eka, letters):
    """Only if he had read what he changed: a text put over an unread one stays unread."""
    read(client_of(eka), letters[0])
    for letter in letters[:2]:
        drafting.save_version(letter.pk, content_of("Diubah"), based_on=1, by=eka)
    assert [has_read(eka, newest(letter)) for letter in letters[:2]] == [True, False]
