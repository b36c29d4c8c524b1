"""Attachments of a draft: handed in, open with it, taken out again; never somebody else's."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from correspondence import draft_content
from correspondence.actions import drafting, enclosures
from correspondence.actions.drafting import DraftData
from correspondence.models import DraftWork, LetterFile, LetterType
from eoffice.documents.queries import files_visible_to
from eoffice.errors import Refused

PDF = b"%PDF-1.4\n%%EOF "


@pytest.fixture
def draft(world, citra):
    kind = LetterType.objects.create(
        organization=world.units["kppn"], code="SD", name="Surat dinas", for_outgoing=True
    )
    content = draft_content.empty() | {"subject": "Hal"}
    return drafting.start(DraftData(kind.pk, content), by=citra)


def press(client, draft, **fields):
    work = DraftWork.objects.filter(letter=draft).first()
    revision = work.revision if work else 0
    typed = {"revision": revision, "based_on": draft.version, "security": "biasa"} | fields
    typed["urgency"] = "biasa"
    return client.post(reverse("outgoing:edit", args=[draft.pk]), typed)


def attach(client, draft):
    press(client, draft, do="attach", files=SimpleUploadedFile("lampiran.pdf", PDF))
    return LetterFile.objects.get(letter=draft).file


def test_a_file_is_attached_and_open_to_its_writer(client_of, citra, danu, draft):
    file = attach(client_of(citra), draft)
    assert DraftWork.objects.get().content["attachments"] == [file.pk]
    assert file.use == "draft"
    assert files_visible_to(citra).filter(pk=file.pk).exists()
    assert not files_visible_to(danu).filter(pk=file.pk).exists()


def test_what_is_taken_out_is_open_to_nobody(client_of, citra, draft):
    client = client_of(citra)
    file = attach(client, draft)
    press(client, draft, do="detach", file=file.pk)
    assert DraftWork.objects.get().content["attachments"] == []
    press(client, draft, do="save", subject="Baru")
    assert not files_visible_to(citra).filter(pk=file.pk).exists()


def test_discarding_brings_back_what_the_version_names(client_of, citra, draft):
    client = client_of(citra)
    file = attach(client, draft)
    press(client, draft, do="save")
    draft.refresh_from_db(fields=["version"])
    press(client, draft, do="detach", file=file.pk)
    press(client, draft, do="drop")
    assert files_visible_to(citra).filter(pk=file.pk).exists()


def test_a_foreign_file_is_not_attached(citra, eka, draft):
    other = drafting.start(DraftData(draft.type_id), by=eka)
    file = enclosures.hand_in(other.pk, SimpleUploadedFile("x.pdf", PDF), by=eka)
    content = draft_content.empty() | {"subject": "Hal 2", "attachments": [file.pk]}
    work = drafting.autosave(draft.pk, content, revision=0, by=citra)
    assert work.content["attachments"] == []


def test_only_whose_turn_it_is_hands_in(eka, draft):
    with pytest.raises(Refused):
        enclosures.hand_in(draft.pk, SimpleUploadedFile("x.pdf", PDF), by=eka)
