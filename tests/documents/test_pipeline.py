"""The pipeline from received to ready or refused, through the same jobs as in the office."""

import pytest
from django.core.files.storage import storages

from eoffice.documents import actions, vault
from eoffice.documents.models import StoredFile
from eoffice.errors import Unavailable
from eoffice.jobs import run_pending
from eoffice.organization.officer import SYSTEM


def again(file):
    return StoredFile.objects.get(pk=file.pk)


def test_a_scan_becomes_ready_with_its_pages(receive):
    file = receive()
    run_pending("fast")
    file = again(file)
    assert (file.state, file.pages, file.pages_ready, file.kind) == ("ready", 1, 1, "png")
    assert storages["derived"].exists(vault.page_key(file.derived_prefix, 1))
    assert storages["derived"].exists(file.viewing_key)


def test_the_page_is_visible_before_its_text(receive):
    file = receive()
    run_pending("fast")
    assert again(file).text_state == "reading"


def test_the_text_follows(receive, tesseract):
    file = receive()
    run_pending()
    file = again(file)
    assert (file.text_state, file.text_pages, file.has_text) == ("read", 1, True)
    assert "S-1/2024" in file.page_texts.get().text


@pytest.mark.parametrize("content, code", [(b"", "empty"), (b"MZ\x90\x00", "unknown_type")])
def test_what_cannot_be_shown_is_refused_with_a_reason(receive, content, code):
    file = receive(content)
    run_pending("fast")
    assert (again(file).state, again(file).reason) == ("refused", code)


def test_a_refused_file_can_be_tried_again(receive, bimo):
    file = receive(b"MZ\x90\x00")
    run_pending("fast")
    actions.try_again(file.pk, by=bimo)
    assert again(file).state == "received"
    run_pending("fast")
    assert again(file).state == "refused"


def test_preparing_twice_changes_nothing(receive):
    file = receive()
    run_pending("fast")
    before = again(file).derived_prefix
    from eoffice.documents import processing

    processing.prepare(file.pk)
    assert again(file).derived_prefix == before


def test_an_absent_store_is_waited_for(receive, monkeypatch):
    def absent(*args, **kwargs):
        raise Unavailable

    file = receive()
    with monkeypatch.context() as patch:
        patch.setattr(vault, "fetch_original", absent)
        assert run_pending("fast", limit=3) == 1
    assert again(file).state == "received"


def test_lost_page_images_are_made_again(receive):
    file = receive()
    run_pending("fast")
    actions.rebuild(file.pk, by=SYSTEM)
    assert again(file).viewing_key == ""
    run_pending("fast")
    assert (again(file).state, again(file).pages_ready) == ("ready", 1)
    assert again(file).viewing_key
