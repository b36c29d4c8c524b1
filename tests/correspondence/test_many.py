"""The same verb for many letters: ticked in a list, each with an outcome of its own."""

import pytest
from django.urls import reverse

from correspondence.actions import reviewing
from correspondence.models import ApprovalStep, DraftWork, RequestToken
from correspondence.queries import outgoing_many
from eoffice import clock
from tests.correspondence.drafts import draft_by, kind_of, newest
from tests.correspondence.sending_room import approved, book_of, signed


def post(client, verb, letters, token="t"):
    ticked = [f"{letter.pk}-{letter.version}" for letter in letters]
    return client.post(reverse(f"outgoing:{verb}_many"), {"letters": ticked, "token": token})


def read(client, *letters):
    for letter in letters:
        client.get(reverse("outgoing:page", args=[letter.pk]))


@pytest.fixture
def drafts(world, citra):
    kind = kind_of(world)
    return [draft_by(citra, kind, subject=f"Tagihan {n}") for n in range(3)]


def states(letters):
    return [newest(letter).state for letter in letters]


def test_drafts_go_up_and_what_is_incomplete_stays(client_of, world, citra, drafts):
    empty = draft_by(citra, kind_of(world), subject="")
    answer = post(client_of(citra), "submit", [*drafts[:2], empty])
    assert states([*drafts, empty]) == ["in_review", "in_review", "draft", "draft"]
    page = answer.content.decode()
    assert "2 konsep diajukan" in page and "Perihal" in page


def test_one_that_went_up_in_another_tab_keeps_no_other(client_of, citra, drafts, monkeypatch):
    submit = reviewing.submit

    def after_the_other_tab(pk, *, by, token=""):
        if newest(drafts[1]).state == "draft":
            submit(drafts[1].pk, by=citra)
        return submit(pk, by=by, token=token)

    monkeypatch.setattr(reviewing, "submit", after_the_other_tab)
    page = post(client_of(citra), "submit", drafts).content.decode()
    assert "2 konsep diajukan" in page and states(drafts) == ["in_review"] * 3


def test_a_text_with_places_for_a_table_is_not_sent(client_of, world, citra):
    source = draft_by(citra, kind_of(world), subject="Tagihan {{Satker}}", body="<p>{{ nama }}</p>")
    page = post(client_of(citra), "submit", [source]).content.decode()
    assert "{{Satker}}, {{nama}}" in page and states([source]) == ["draft"]


def test_a_draft_in_which_somebody_is_typing_is_not_offered(client_of, citra, drafts):
    DraftWork.objects.create(
        letter=drafts[0], user_id=citra.user_id, based_on=1, content={}, saved_at=clock.now()
    )
    page = client_of(citra).get(reverse("outgoing:submit_many")).content.decode()
    assert "Tagihan 0" not in page and "Tagihan 1" in page and "1 konsep masih memuat" in page


def test_letters_of_one_merge_come_ticked(client_of, citra, drafts):
    letters = [drafts[1].pk, drafts[2].pk]
    RequestToken.objects.create(
        user_id=citra.user_id, token="m", claimed_at=clock.now(), result={"letters": letters}
    )
    answer = client_of(citra).get(reverse("outgoing:submit_many"), {"merged": "m"})
    ticked = {row.letter.pk for row in answer.context["rows"] if row.is_ticked}
    assert ticked == set(letters)


def test_drafts_are_initialled_in_the_version_that_was_seen(client_of, citra, danu, drafts):
    for letter in drafts:
        reviewing.submit(letter.pk, by=citra)
    client = client_of(danu)
    assert "Belum dibaca" in client.get(reverse("outgoing:approve_many")).content.decode()
    read(client, *drafts)
    assert "Belum dibaca" not in client.get(reverse("outgoing:approve_many")).content.decode()
    answer = post(client, "approve", drafts[:2])
    assert "2 konsep diparaf" in answer.content.decode()
    decided = ApprovalStep.objects.filter(position=danu.position_id, state="approved")
    assert {step.letter_id for step in decided} == {letter.pk for letter in drafts[:2]}
    drafts[2].version = 7
    assert post(client, "approve", drafts[2:]).status_code == 422


def test_a_second_click_initials_nothing_twice(client_of, citra, danu, drafts):
    reviewing.submit(drafts[0].pk, by=citra)
    read(client_of(danu), drafts[0])
    first = post(client_of(danu), "approve", drafts[:1], "same")
    assert first.status_code == 200
    post(client_of(danu), "approve", drafts[:1], "same")
    assert ApprovalStep.objects.filter(state="approved", letter=drafts[0]).count() == 1


def test_signed_letters_are_sent(client_of, world, dewi, eka):
    book_of(world)
    letters = [signed(approved(world, dewi, "kasi_bank"), eka) for _ in range(2)]
    answer = post(client_of(eka), "send", letters)
    assert "2 surat sedang dikirim" in answer.content.decode()
    assert states(letters) == ["dispatched", "dispatched"]


def test_subjects_of_secret_letters_are_masked(client_of, world, citra):
    draft_by(citra, kind_of(world), subject="Sangat tersembunyi", security="rahasia")
    answer = client_of(citra).get(reverse("outgoing:submit_many"), {"all": 1})
    assert "Sangat tersembunyi" not in answer.content.decode()
    assert [row.is_ticked for row in answer.context["rows"]] == [False]


def test_a_list_that_is_cut_says_so(client_of, citra, drafts, monkeypatch):
    ask = client_of(citra)
    assert "selebihnya menyusul" not in ask.get(reverse("outgoing:submit_many")).content.decode()
    monkeypatch.setattr(outgoing_many, "MOST", 2)
    answer = ask.get(reverse("outgoing:submit_many"))
    assert "2 surat pertama; selebihnya menyusul" in answer.content.decode()
    assert len(answer.context["rows"]) == 2
