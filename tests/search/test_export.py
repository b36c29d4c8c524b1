"""The letters of a result, packed: what is in, for whom, for how long, and what is recorded."""

import json
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from correspondence.actions import exports
from correspondence.models import Letter, SearchExport
from correspondence.search import keeping, packing, stale
from correspondence.search_events import SearchEvent
from correspondence.states import ExportState
from eoffice import clock
from eoffice.audit.models import AuditEntry
from eoffice.documents import images
from eoffice.documents.models import StoredFile
from eoffice.organization.officer import SYSTEM
from tests.matrix.sight import SIGHT
from tests.matrix.story import SENDER, SUBJECT, tell_story

pytestmark = pytest.mark.django_db
PAGES = b"%PDF-1.4 halaman"


@pytest.fixture
def with_pages(monkeypatch) -> None:
    """Every file has a viewing copy."""
    monkeypatch.setattr(images, "viewing_copy", lambda file: ContentFile(PAGES))


def told(world, security: str):
    story = tell_story(world, security=security)
    StoredFile.objects.filter(pk=story.scan_file.pk).update(
        state="ready", viewing_key="a/b.pdf", pages=1
    )
    return story


def packed(officer, query: str = "q=zirkonium") -> dict[str, bytes]:
    export = exports.ask(query, by=officer)
    packing.pack(export.pk)
    export = SearchExport.objects.get(pk=export.pk)
    with ZipFile(BytesIO(storages["default"].open(export.key).read())) as out:
        return {name: out.read(name) for name in out.namelist()}


@pytest.mark.parametrize("security", ["biasa", "terbatas", "rahasia"])
def test_everybody_gets_what_he_may_read(world, with_pages, security):
    told(world, security)
    for name, parts in SIGHT[security].items():
        if name == "root":  # without a desk nothing can be asked for
            continue
        found = packed(world.officer(name))
        rows = json.loads(found["daftar.json"])
        seen = parts.split()
        assert bool(rows) == ("found" in seen), name
        has_pages = any(entry.startswith("surat/") for entry in found)
        assert has_pages == ("pages" in seen and security != "rahasia"), name


def test_a_secret_letter_is_a_masked_line(world, with_pages, eka):
    told(world, "rahasia")
    content = b" ".join(packed(eka).values()).decode("utf-8", "replace")
    assert not any(word in content for word in (SUBJECT, SENDER))


def test_it_is_handed_out_for_a_day_and_recorded(world, with_pages, client_of, eka):
    told(world, "biasa")
    packed(eka)
    export, url = SearchExport.objects.get(), "/search/exports/%d/letters.zip"
    assert client_of(eka).get(url % export.pk).status_code == 200
    assert AuditEntry.objects.filter(event=SearchEvent.EXPORT_TAKEN).count() == 1
    with clock.moved_to(clock.now() + timedelta(hours=25)):
        assert client_of(eka).get(url % export.pk).status_code == 409


def test_what_expired_is_deleted(world, with_pages, eka):
    told(world, "biasa")
    packed(eka)
    key = SearchExport.objects.get().key
    with clock.moved_to(clock.now() + timedelta(hours=25)):
        assert exports.expire_old(by=SYSTEM) == 1
    exports.drop_bytes(SearchExport.objects.get().pk)
    assert not storages["default"].exists(key)
    assert SearchExport.objects.get().state == ExportState.EXPIRED


def test_letters_that_were_closed_meanwhile_are_not_handed_out(world, with_pages, client_of, bimo):
    story = told(world, "biasa")
    packed(bimo)
    export = SearchExport.objects.get()
    assert export.letters == [story.letter.pk]
    Letter.objects.get(pk=story.letter.pk).access.all().delete()
    answer = client_of(bimo).get(f"/search/exports/{export.pk}/letters.zip")
    assert answer.status_code == 409


def test_packed_twice_it_is_kept_once(world, with_pages, eka):
    told(world, "biasa")
    export = exports.ask("q=zirkonium", by=eka)
    packing.pack(export.pk)
    key = SearchExport.objects.get().key
    packing.pack(export.pk)
    assert SearchExport.objects.get().key == key and storages["default"].exists(key)


def test_its_progress_is_told(world, with_pages, client_of, eka):
    told(world, "biasa")
    export = exports.ask("q=zirkonium", by=eka)
    assert "data-poll" in client_of(eka).get("/search/kept").content.decode()
    packing.pack(export.pk)
    said = client_of(eka).get("/search/kept").content.decode()
    assert "data-poll" not in said.split('id="exports"')[1] and "letters.zip" in said


def test_an_index_that_is_behind_packs_no_letter_too_many(world, with_pages, danu):
    story = told(world, "biasa")
    stale.mark([story.letter.pk])
    story.letter.access.filter(audience=f"p:{danu.position_id}").delete()
    assert json.loads(packed(danu)["daftar.json"]) == []
    keeping.index_stale()
