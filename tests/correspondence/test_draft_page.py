"""A letter is begun and written on its page, without any script."""

import pytest
from django.urls import reverse

from correspondence import draft_content
from correspondence.actions import drafting
from correspondence.actions.drafting import DraftData
from correspondence.models import DraftWork, LetterType, OutgoingLetter


@pytest.fixture
def kind(world):
    return LetterType.objects.create(
        organization=world.units["kppn"], code="SD", name="Surat dinas", for_outgoing=True
    )


@pytest.fixture
def draft(kind, citra):
    content = draft_content.empty() | {"subject": "Hal lama", "body": "<p>Isi <em>lama</em>.</p>"}
    return drafting.start(DraftData(kind.pk, content), by=citra)


def write(client, draft, **fields):
    typed = {"revision": 0, "based_on": 1, "addressees": 1, "security": "biasa", "urgency": "biasa"}
    return client.post(reverse("outgoing:edit", args=[draft.pk]), typed | fields)


def work_of(draft):
    return DraftWork.objects.get(letter=draft).content


def test_a_type_is_chosen_and_a_draft_begun(client_of, citra, kind):
    client = client_of(citra)
    assert kind.name in client.get(reverse("outgoing:new")).content.decode()
    answer = client.post(reverse("outgoing:new"), {"type": kind.pk})
    letter = OutgoingLetter.objects.get()
    assert answer.url == reverse("outgoing:edit", args=[letter.pk])
    assert client.get(answer.url).status_code == 200


def test_plain_paragraphs_are_kept_and_bold_stays_where_nothing_changed(client_of, citra, draft):
    write(client_of(citra), draft, subject="Hal baru", body="Isi lama.\n\nTambahan", do="keep")
    kept = work_of(draft)
    assert kept["subject"] == "Hal baru"
    assert kept["body"] == "<p>Isi <em>lama</em>.</p><p>Tambahan</p>"


def test_saving_makes_a_version(client_of, citra, draft):
    write(client_of(citra), draft, subject="Hal baru", body_rich="<p>Baru</p>", do="save")
    assert OutgoingLetter.objects.get(pk=draft.pk).version == 2
    assert not DraftWork.objects.exists()


def test_what_is_missing_is_said_and_nothing_is_sent(client_of, citra, draft):
    answer = write(client_of(citra), draft, subject="", body="Isi", do="submit")
    assert answer.status_code == 422
    assert OutgoingLetter.objects.get(pk=draft.pk).state == "draft"
    assert 'href="#id_subject"' in answer.content.decode()


def test_an_addressee_is_added_by_a_plain_button(client_of, citra, draft):
    write(client_of(citra), draft, do="add", add_name="Kasi Bank", add_role="copy")
    row = work_of(draft)["addressees"][0]
    assert (row["name"], row["role"]) == ("Kasi Bank", "copy")
    assert row["position"]


def test_changes_are_thrown_away(client_of, citra, draft):
    client = client_of(citra)
    write(client, draft, subject="Lain", do="keep")
    write(client, draft, subject="Lain", do="drop")
    assert not DraftWork.objects.exists()


def test_nobody_else_gets_the_page(client_of, danu, rama, draft):
    for other in (danu, rama):
        url = reverse("outgoing:edit", args=[draft.pk])
        assert client_of(other).get(url).status_code == 404
