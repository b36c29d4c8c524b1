"""In an S3 store too no byte is left: of scans, drafts, complainants, packages of the dossier."""

import pytest
from django.core.files.storage import storages

from archive.actions import executing, file_letter
from archive.actions.packages import ask_export, finish_export
from archive.models import Package
from archive.packaging import store, work
from correspondence.models import Complainant, DraftVersion, DraftWork
from eoffice.audit.faults import find, names
from eoffice.jobs import run_pending
from tests.archive.packing import packed
from tests.conftest import need
from tests.disposals.lists import executing_now, inactive_dossier, states_of
from tests.disposals.planted import (
    MARK,
    everything_in_the_database,
    packed_result,
    plant,
)
from tests.disposals.planted_papers import plant_complaint, plant_draft
from tests.documents.s3_server import BUCKET, FOUND, S3Server
from tests.documents.test_s3 import BACKEND

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def in_s3(settings):
    """Every store is one folder of a bucket; what is in the bucket is asked past our own code."""
    need(FOUND, "moto with Flask")
    server = S3Server()
    settings.STORAGES = settings.STORAGES | {
        name: {"BACKEND": BACKEND, "OPTIONS": server.options(name)}
        for name in ("originals", "derived", "packages", "default")
    }
    storages._storages.clear()
    yield lambda: objects_of(server)
    server.stop()
    storages._storages.clear()


def objects_of(server):
    """Name and bytes of everything in the bucket."""
    client = server.client()
    found = client.get_paginator("list_objects_v2").paginate(Bucket=BUCKET)
    keys = [one["Key"] for page in found for one in page.get("Contents", [])]
    return {key: client.get_object(Bucket=BUCKET, Key=key)["Body"].read() for key in keys}


def folders_of(objects):
    return {key.partition("/")[0] for key in objects}


@pytest.fixture
def planted(world, filer, laras):
    """A dossier with a scan, a complaint and a letter of ours; packed, and in a search result."""
    letter, others = plant(world, filer), [plant_complaint(world), plant_draft(world)]

    def items(dossier):
        letter.file_into(dossier)
        for pk in others:
            file_letter(pk, dossier.pk, by=laras)

    dossier = inactive_dossier(world, filer, items=items)
    run_pending()
    packed(dossier, laras)
    packed_result(letter)
    return dossier


def faults():
    """What verify finds, but for the letter: it was planted without a book."""
    return list(find({*names()} - {"letters"}))


def test_nothing_of_the_content_is_left_anywhere(world, in_s3, planted, laras):
    before = in_s3()
    assert folders_of(before) == {"originals", "derived", "packages", "default"}
    assert MARK in everything_in_the_database()
    assert MARK in str(DraftVersion.objects.values_list("content", flat=True))
    assert Complainant.objects.exclude(sealed=b"").exists()
    executing_now(world, laras, planted)
    run_pending()
    assert (states_of(planted), faults()) == (["destroyed"], [])
    assert [key for key, content in in_s3().items() if MARK.encode() in content] == []
    assert not {"packages", "default", "derived"} & folders_of(in_s3())
    assert MARK not in everything_in_the_database()
    assert not Complainant.objects.exclude(sealed=b"", identity_key="").exists()
    assert not DraftWork.objects.exists()
    assert {package.state for package in Package.objects.all()} == {"expired"}


def test_a_package_that_is_being_made_meanwhile_is_given_up(world, planted, laras, monkeypatch):
    package = ask_export(planted.pk, by=laras)

    def late(package_id, kept, manifest, seal):
        executing.execute(executing_now(world, laras, planted).pk)
        return finish_export(package_id, kept, manifest, seal)

    monkeypatch.setattr(work.actions, "finish_export", late)
    work.make(package.pk)
    run_pending()
    package = Package.objects.get(pk=package.pk)
    assert (package.state, package.storage_key) == ("failed", "")
    assert list(store.packages().everything_under()) == []
