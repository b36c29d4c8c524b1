"""Nobody's text is ever overwritten: a stale save is answered with both."""

import pytest
from django.urls import reverse

from correspondence import draft_content
from correspondence.actions import drafting
from correspondence.actions.drafting import DraftData, StaleWork
from correspondence.models import DraftWork, LetterType, OutgoingLetter


@pytest.fixture
def draft(world, citra):
    kind = LetterType.objects.create(
        organization=world.units["kppn"], code="SD", name="Surat dinas", for_outgoing=True
    )
    return drafting.start(DraftData(kind.pk, text("Awal")), by=citra)


def text(words):
    return draft_content.empty() | {"subject": "Hal", "body": f"<p>{words}</p>"}


def autosave(client, draft, body, revision, based_on=1):
    typed = {"body_rich": f"<p>{body}</p>", "revision": revision, "based_on": based_on}
    return client.post(reverse("outgoing:autosave", args=[draft.pk]), typed)


def body_of(draft):
    return DraftWork.objects.get(letter=draft).content["body"]


def test_what_did_not_change_is_not_kept(client_of, citra, draft):
    assert autosave(client_of(citra), draft, "Awal", 0).json()["revision"] == 0
    assert not DraftWork.objects.exists()


def test_each_save_counts(client_of, citra, draft):
    client = client_of(citra)
    assert autosave(client, draft, "Satu", 0).json()["revision"] == 1
    assert autosave(client, draft, "Dua", 1).json()["revision"] == 2
    assert body_of(draft) == "<p>Dua</p>"


def test_a_second_window_gets_both_texts(client_of, citra, draft):
    client = client_of(citra)
    autosave(client, draft, "Jendela pertama", 0)
    answer = autosave(client, draft, "Jendela kedua", 0)
    assert answer.status_code == 409
    assert "Jendela pertama" in answer.json()["html"]
    assert "Jendela kedua" in answer.json()["html"]
    assert body_of(draft) == "<p>Jendela pertama</p>"


def test_a_newer_version_is_not_overwritten_by_an_older_window(citra, draft):
    drafting.save_version(draft.pk, text("Versi dua"), based_on=1, by=citra)
    with pytest.raises(StaleWork) as stale:
        drafting.autosave(draft.pk, text("Lama"), revision=0, based_on=1, by=citra)
    assert stale.value.newer["body"] == "<p>Versi dua</p>"
    assert not DraftWork.objects.exists()


def test_the_chosen_text_goes_on_from_the_newest_version(client_of, citra, draft):
    client = client_of(citra)
    autosave(client, draft, "Milik saya", 0)
    OutgoingLetter.objects.filter(pk=draft.pk).update(version=1)
    drafting.save_version(draft.pk, text("Lain"), based_on=1, by=citra)
    page = client.post(
        reverse("outgoing:edit", args=[draft.pk]),
        {"body_rich": "<p>Milik saya</p>", "revision": 1, "based_on": 1, "do": "save"},
    )
    assert page.status_code == 409
    chosen = {"chosen_content": page.context["chosen"], "revision": 0, "based_on": 2}
    client.post(reverse("outgoing:edit", args=[draft.pk]), chosen)
    work = DraftWork.objects.get()
    assert (work.based_on, work.content["body"]) == (2, "<p>Milik saya</p>")


def test_older_work_beside_a_newer_version_is_shown_with_it(client_of, citra, draft):
    drafting.save_version(draft.pk, text("Versi dua"), based_on=1, by=citra)
    DraftWork.objects.create(
        letter=draft, user_id=citra.user_id, based_on=1, content=text("Tertinggal"),
        saved_at=draft.received_at,
    )  # fmt: skip
    answer = client_of(citra).get(reverse("outgoing:edit", args=[draft.pk]))
    assert answer.status_code == 409
    said = answer.content.decode()
    assert "Tertinggal" in said and "Versi dua" in said


def test_a_broken_choice_is_refused(client_of, citra, draft):
    url = reverse("outgoing:edit", args=[draft.pk])
    answer = client_of(citra).post(url, {"chosen_content": "{", "revision": 0, "based_on": 1})
    assert answer.status_code == 400


def test_the_same_save_twice_is_one(client_of, citra, draft):
    client = client_of(citra)
    autosave(client, draft, "Sama", 0)
    assert autosave(client, draft, "Sama", 0).json()["revision"] == 1
    assert autosave(client, draft, "Lebih baru", 1).json()["revision"] == 2
    assert autosave(client, draft, "Sama", 0).status_code == 409
    assert body_of(draft) == "<p>Lebih baru</p>"
