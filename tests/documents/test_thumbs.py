"""The page as a list shows it: light, upright, and there for files from before there were any."""

import io

import pytest
from django.core.files.storage import storages
from django.urls import reverse
from PIL import Image

from eoffice.documents import vault
from eoffice.documents.models import StoredFile
from eoffice.jobs import run_pending
from tests.documents.conftest import picture

pytestmark = pytest.mark.usefixtures("office_sees_its_files")
FOR_A_LIST = 6_000  # bytes: a tray of fourteen letters weighs less than one page for reading


@pytest.fixture
def ready(receive):
    file = receive(picture(), name="Surat Undangan.png")
    run_pending("fast")
    return StoredFile.objects.get(pk=file.pk)


def thumb_of(file, browser) -> bytes:
    answer = browser.get(reverse("files:thumb", args=[file.pk, 1]))
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def test_it_is_made_with_the_page_and_light(ready, client_of, bimo):
    assert storages["derived"].exists(vault.thumb_key(ready.derived_prefix, 1))
    data = thumb_of(ready, client_of(bimo))
    assert len(data) <= FOR_A_LIST
    with Image.open(io.BytesIO(data)) as seen:
        assert 60 <= max(seen.size) <= 176


def test_it_is_made_when_looked_at_where_there_is_none(ready, client_of, bimo):
    key = vault.thumb_key(ready.derived_prefix, 1)
    storages["derived"].delete(key)
    assert len(thumb_of(ready, client_of(bimo))) <= FOR_A_LIST
    assert storages["derived"].exists(key)


def test_a_page_that_lay_is_shown_upright(ready, client_of, bimo):
    ready.note_turn(1, 90)
    ready.save(update_fields=["page_facts"])
    with Image.open(io.BytesIO(thumb_of(ready, client_of(bimo)))) as upright:
        assert upright.width > upright.height
