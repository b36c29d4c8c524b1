"""Looking at files: who may, what the browser is told to keep, what leaves the house."""

from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.test import Client
from django.urls import reverse

from eoffice.audit.models import AuditEntry
from eoffice.documents import access, actions
from eoffice.documents.models import StoredFile
from eoffice.jobs import run_pending
from eoffice.organization.officer import SYSTEM
from tests.documents.conftest import picture
from tests.documents.role_table import ROLE_TABLE, ROLES

pytestmark = pytest.mark.usefixtures("office_sees_its_files")
EVERY_PART = ["files:original", "files:viewing", "files:try_again"]
CASES = [
    (name, method, person, code)
    for name, (method, codes) in ROLE_TABLE.items()
    for person, code in zip(ROLES, codes, strict=True)
]
EVERY_PAGE = ["files:small", "files:thumb", "files:sharp", "files:text"]


@pytest.fixture
def ready(receive):
    file = receive(picture(), name="Surat Undangan.png")
    run_pending("fast")
    return StoredFile.objects.get(pk=file.pk)


@pytest.mark.parametrize(("name", "method", "person", "code"), CASES)
def test_each_role_gets_its_answer(world, ready, client_of, name, method, person, code):
    args = {"files:progress": []} | {part: [ready.pk] for part in EVERY_PART}
    browser = client_of(world.officer(person)) if person else Client()
    url = reverse(name, args=args.get(name, [ready.pk, 1]))
    assert getattr(browser, method)(url).status_code == code


def test_without_a_rule_nobody_sees_anything(ready, client_of, bimo, monkeypatch):
    monkeypatch.setattr(access, "visible_through", [])
    assert client_of(bimo).get(reverse("files:small", args=[ready.pk, 1])).status_code == 404


def test_a_page_image_is_private_and_known_by_its_mark(ready, client_of, bimo):
    url, client = reverse("files:small", args=[ready.pk, 1]), client_of(bimo)
    first = client.get(url)
    assert first["Content-Type"] in {"image/jpeg", "image/png", "image/webp"}
    assert "private" in first["Cache-Control"]
    assert "Cookie" in first["Vary"]
    assert client.get(url, headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_what_a_watcher_calls_secret_is_not_kept(ready, client_of, bimo, monkeypatch):
    seen = []
    watcher = lambda officer, file, part: bool(seen.append(part)) or True  # noqa: E731
    monkeypatch.setattr(access, "watched_by", [watcher])
    answer = client_of(bimo).get(reverse("files:small", args=[ready.pk, 1]))
    assert (answer["Cache-Control"], seen) == ("no-store", ["page"])


@pytest.mark.parametrize("page", [0, 2, 99999])
def test_a_page_that_is_not_there_is_not_found(ready, client_of, bimo, page):
    for name in EVERY_PAGE:
        assert client_of(bimo).get(reverse(name, args=[ready.pk, page])).status_code == 404


def test_a_turned_sharp_page_is_drawn_once(ready, client_of, bimo, monkeypatch):
    url, client = reverse("files:sharp", args=[ready.pk, 1]) + "?rotate=90", client_of(bimo)
    before = b"".join(client.get(url).streaming_content)
    monkeypatch.setattr("eoffice.pdf.render_sharp", None)
    assert b"".join(client.get(url).streaming_content) == before


def test_the_original_leaves_as_it_came_and_this_is_recorded(ready, client_of, bimo):
    answer = client_of(bimo).get(reverse("files:original", args=[ready.pk]))
    assert b"".join(answer.streaming_content) == picture()
    assert answer["Content-Disposition"] == 'attachment; filename="Surat Undangan.png"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert AuditEntry.objects.filter(event="file.downloaded", subject_id=ready.pk).exists()


def test_a_program_called_pdf_leaves_as_unknown_bytes(receive, client_of, bimo):
    file = receive(b"MZ\x90\x00", name="surat.pdf")
    run_pending("fast")
    answer = client_of(bimo).get(reverse("files:original", args=[file.pk]))
    assert answer["Content-Type"] == "application/octet-stream"
    assert "surat.pdf.bin" in answer["Content-Disposition"]


def test_changed_bytes_do_not_leave_and_the_file_is_marked(ready, client_of, bimo):
    with Path(storages["originals"].path(ready.key)).open("r+b") as stored:
        stored.write(b"X")
    answer = client_of(bimo).get(reverse("files:original", args=[ready.pk]))
    assert answer.status_code == 503
    assert StoredFile.objects.get(pk=ready.pk).state == "damaged"
    actions.restore(ready.pk, by=SYSTEM)
    assert StoredFile.objects.get(pk=ready.pk).state == "ready"


def test_a_lost_page_image_is_made_again(ready, client_of, bimo):
    url, client = reverse("files:small", args=[ready.pk, 1]), client_of(bimo)
    storages["derived"].delete(f"{ready.derived_prefix}/p00001-small")
    assert client.get(url).status_code == 503
    run_pending("fast")
    assert client.get(url).status_code == 200
