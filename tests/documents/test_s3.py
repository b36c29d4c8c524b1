"""The same store in S3, over HTTP on loopback."""

import time

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from eoffice.documents import vault
from eoffice.documents.models import StoredFile
from eoffice.errors import Unavailable
from eoffice.jobs import run_pending
from tests.conftest import need
from tests.documents.conftest import picture
from tests.documents.s3_server import BUCKET, FOUND, S3Server, free_port

BACKEND = "eoffice.documents.s3.PrivateS3Storage"


@pytest.fixture(scope="module")
def server():
    need(FOUND, "moto with Flask")
    running = S3Server()
    yield running
    running.stop()


@pytest.fixture
def in_s3(server, settings):
    settings.STORAGES = settings.STORAGES | {
        name: {"BACKEND": BACKEND, "OPTIONS": server.options(name)}
        for name in ("originals", "derived")
    }
    storages._storages.clear()
    return server


def test_a_file_goes_through_the_pipeline_in_s3(in_s3, receive):
    file = receive(picture())
    run_pending("fast")
    file = StoredFile.objects.get(pk=file.pk)
    assert file.state == "ready"
    assert vault.original_is_whole(file.key, file.sha256)
    assert vault.derived().open(vault.page_key(file.derived_prefix, 1)).read(2)


def test_objects_are_not_public(in_s3, receive):
    file = receive()
    acl = in_s3.client().get_object_acl(Bucket=BUCKET, Key=f"originals/{file.key}")
    assert all("URI" not in grant["Grantee"] for grant in acl["Grants"])


def test_a_large_object_is_not_read_into_memory(in_s3, receive, monkeypatch):
    monkeypatch.setattr("eoffice.documents.s3.IN_MEMORY", 4)
    storages._storages.clear()
    with storages["originals"].open(receive().key) as opened:
        assert opened.file._rolled


def test_changed_bytes_are_noticed(in_s3, receive):
    file = receive()
    in_s3.client().put_object(Bucket=BUCKET, Key=f"originals/{file.key}", Body=b"other")
    assert not vault.original_is_whole(file.key, file.sha256)


def test_the_sweeper_knows_what_lies_in_s3(in_s3, receive):
    file = receive()
    assert file.key in dict(storages["originals"].everything_under())
    folder = file.key.rpartition("/")[0]
    assert file.key in dict(storages["originals"].everything_under(folder))


def test_missing_bytes_are_told_from_an_absent_store(in_s3, receive):
    file = receive()
    in_s3.client().delete_object(Bucket=BUCKET, Key=f"originals/{file.key}")
    with pytest.raises(vault.BytesMissing):
        vault.original_is_whole(file.key, file.sha256)


def test_an_object_put_in_parts_is_read_back(in_s3, monkeypatch):
    store = storages["originals"]
    monkeypatch.setattr("eoffice.documents.s3._md5_of", lambda content: "not-an-etag")
    assert store.save("parts", ContentFile(b"x" * 1000)) == "parts"


def test_a_store_that_answers_with_something_else_is_not_believed(in_s3, monkeypatch):
    answers = iter(["what we sent", "what came back"])
    monkeypatch.setattr("eoffice.documents.s3._md5_of", lambda content: next(answers))
    with pytest.raises(Unavailable):
        storages["originals"].save("lost", ContentFile(b"x"))


def test_an_absent_store_is_said_within_seconds(server, settings):
    options = server.options("originals", url=f"http://127.0.0.1:{free_port()}")
    settings.STORAGES = settings.STORAGES | {"originals": {"BACKEND": BACKEND, "OPTIONS": options}}
    storages._storages.clear()
    began = time.monotonic()
    for attempt in (
        lambda: vault.keep(ContentFile(b"x", name="a")),
        lambda: vault.original_is_whole("a", ""),
    ):
        with pytest.raises(Unavailable):
            attempt()
    assert time.monotonic() - began < 30
