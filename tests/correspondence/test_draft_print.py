"""A draft as its readers see it: page by page, and on paper with a count."""

import pytest
from django.urls import reverse

from correspondence import draft_content
from correspondence.actions import drafting
from correspondence.actions.drafting import DraftData
from correspondence.models import DraftWork, LetterType, OutgoingLetter
from eoffice import clock, pdf
from eoffice.audit.models import AuditEntry


@pytest.fixture
def draft(world, citra):
    kind = LetterType.objects.create(
        organization=world.units["kppn"], code="SD", name="Surat dinas", for_outgoing=True
    )
    content = draft_content.empty() | {"subject": "Jawaban konfirmasi", "body": "<p>Isi</p>"}
    return drafting.start(DraftData(kind.pk, content), by=citra)


def page_of(client, draft, **asked):
    return client.get(reverse("outgoing:preview", args=[draft.pk]), asked)


def print_of(client, draft):
    return client.post(reverse("outgoing:print", args=[draft.pk]))


def test_a_page_is_a_picture_that_is_kept_while_nothing_changes(client_of, citra, draft):
    client = client_of(citra)
    answer = page_of(client, draft)
    assert answer.status_code == 200 and answer["Content-Type"].startswith("image/")
    assert (answer["X-Pages"], answer["Cache-Control"]) == ("1", "private, no-cache")
    url = reverse("outgoing:preview", args=[draft.pk])
    assert client.get(url, headers={"If-None-Match": answer["ETag"]}).status_code == 304


def test_own_unsaved_work_is_shown_to_its_writer(client_of, citra, draft):
    before = page_of(client_of(citra), draft)["ETag"]
    content = draft_content.empty() | {"subject": "Lain"}
    DraftWork.objects.create(
        letter=draft, user_id=citra.user_id, based_on=1, content=content, saved_at=clock.now()
    )
    assert page_of(client_of(citra), draft)["ETag"] != before
    assert page_of(client_of(citra), draft, version=1)["ETag"] == before


@pytest.mark.parametrize("asked", [{"page": 9}, {"version": 7}, {"page": 99999}])
def test_there_is_nothing_beyond_the_draft(asked, client_of, citra, draft):
    assert page_of(client_of(citra), draft, **asked).status_code == 404


def test_a_secret_page_is_not_kept(client_of, citra, draft):
    OutgoingLetter.objects.filter(pk=draft.pk).update(security="rahasia")
    answer = page_of(client_of(citra), draft)
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("person", ["eka", "danu", "arunika", "rama"])
def test_nobody_else_sees_a_draft(person, client_of, draft, request):
    client = client_of(request.getfixturevalue(person))
    assert page_of(client, draft).status_code == 404
    assert print_of(client, draft).status_code == 404


def test_every_print_is_counted_and_says_so(client_of, citra, draft, tmp_path):
    client = client_of(citra)
    print_of(client, draft)
    answer = print_of(client, draft)
    assert answer["Content-Type"] == "application/pdf"
    (tmp_path / "a.pdf").write_bytes(answer.content)
    text = pdf.read_page(tmp_path / "a.pdf", 1).text
    assert "KONSEP" in text and "(cetakan ke-2)" in text and citra.name in text
    assert OutgoingLetter.objects.get(pk=draft.pk).draft_prints == 2
    assert AuditEntry.objects.filter(event="draft.printed", subject_id=draft.pk).count() == 2


def test_a_print_is_never_a_link(client_of, citra, draft):
    assert client_of(citra).get(reverse("outgoing:print", args=[draft.pk])).status_code == 405


def test_no_draft_is_printed_of_what_is_given_up(client_of, citra, draft):
    drafting.cancel(draft.pk, by=citra, reason="Tidak jadi")
    assert print_of(client_of(citra), draft).status_code == 409
    assert OutgoingLetter.objects.get(pk=draft.pk).draft_prints == 0
