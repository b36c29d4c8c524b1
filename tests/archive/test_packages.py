"""Packages: what is in them, taking one in, and refusing what is altered, hostile or known."""

import hashlib
import json
from xml.etree import ElementTree

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from archive.actions.packages import ask_import, drop_bytes, expire
from archive.models import Dossier, DossierItem, Package
from archive.packaging import work
from archive.states import PackageState
from correspondence.states import LetterKind
from eoffice.documents.models import StoredFile
from eoffice.errors import NotFound, Refused
from tests.archive.packing import bytes_of, entries, full_dossier, hashes, packed, zipped
from tests.archive.shelf import dossier_of

pytestmark = pytest.mark.django_db


def taken_in(content: bytes, world, by) -> Package:
    upload = SimpleUploadedFile("berkas.zip", content)
    package = ask_import(world.units["kppn"].pk, upload, by=by)
    work.take_in(package.pk)
    return Package.objects.get(pk=package.pk)


@pytest.fixture
def dossier(world, filer):
    return full_dossier(world, filer)


@pytest.fixture
def content(dossier, laras, tmp_path):
    return bytes_of(packed(dossier, laras), tmp_path)


def test_every_file_hashes_to_its_manifest(content):
    found = entries(content)
    named = dict(line.split("  ")[::-1] for line in
                 found["manifest-sha256.txt"].decode().splitlines())  # fmt: skip
    assert set(named) == {name for name in found if name.startswith("data/")}
    for name, promised in named.items():
        assert hashlib.sha256(found[name]).hexdigest() == promised


def test_facts_are_the_same_in_json_and_xml_and_readable(content):
    found = entries(content)
    facts = json.loads(found["data/metadata/dossier.json"])
    assert facts["dossier"]["title"] == "Rekonsiliasi <kas> & bank"
    assert [item["kind"] for item in facts["items"]] == ["letter", "file", "paper"]
    assert facts["items"][0]["letter"]["kind"] == LetterKind.INCOMING
    root = ElementTree.fromstring(found["data/metadata/dossier.xml"])
    assert root.findtext("dossier/title") == facts["dossier"]["title"]
    assert len(root.findall("item")) == 3
    page = found["data/index.html"].decode()
    assert "Rekonsiliasi &lt;kas&gt; &amp; bank" in page and "<script" not in page
    for file in (file for item in facts["items"] for file in item["files"]):
        assert f'href="{file["path"][5:]}"' in page and file["path"] in found
        assert found[file["viewing_path"]].startswith(b"%PDF-")


def test_the_round_trip_keeps_hashes_terms_and_words(dossier, content, world, laras):
    package = taken_in(content, world, laras)
    assert (package.state, package.fault) == (PackageState.READY, "")
    copy = package.dossier
    assert hashes(copy) == hashes(dossier) and len(hashes(copy)) == 2
    assert (copy.state, copy.acts_from) == (dossier.state, dossier.acts_from)
    assert copy.retention.sentence.rstrip(".") in dossier.retention.sentence
    said = list(DossierItem.objects.filter(dossier=copy).values_list("description", flat=True))
    assert said[0].startswith("Laporan kas, S-7/2026") and said[1:] == ["Nota", "Peta"]
    assert copy.old_number == dossier.reference and copy.number != dossier.number


def harmed(found: dict[str, bytes], harm: str) -> bytes:
    """The package, altered in one way."""
    scan = next(name for name in found if name.endswith(".png"))
    if harm in ("missing", "no_manifest"):
        del found[scan if harm == "missing" else "manifest-sha256.txt"]
    elif harm == "changed":
        found[scan] += b"x"
    else:
        found["data/files/0009/stray.bin" if harm == "added" else "data/../../evil"] = b"x"
    return zipped(found)


@pytest.mark.parametrize("harm", ["changed", "missing", "added", "climbing", "no_manifest"])
def test_what_is_altered_is_not_taken_in(content, world, laras, harm):
    files = StoredFile.objects.count()
    package = taken_in(harmed(entries(content), harm), world, laras)
    assert package.state == PackageState.FAILED and package.dossier is None
    assert (Dossier.objects.count(), StoredFile.objects.count()) == (1, files)


def test_a_package_that_was_packed_anew_in_its_folder_is_taken_in(content, dossier, world, laras):
    inside = {f"Paket kas/{name}": data for name, data in entries(content).items()}
    assert hashes(taken_in(zipped(inside), world, laras).dossier) == hashes(dossier)


@pytest.mark.parametrize("content", [b"no zip at all", b"PK\x03\x04" + b"\0" * 100])
def test_what_is_no_package_is_refused_with_a_sentence(content, world, laras):
    package = taken_in(content, world, laras)
    assert package.state == PackageState.FAILED and package.fault


def test_a_secret_letter_leaves_as_a_line(world, filer, laras, tmp_path):
    content = bytes_of(packed(full_dossier(world, filer, security="rahasia"), laras), tmp_path)
    item = json.loads(entries(content)["data/metadata/dossier.json"])["items"][0]
    assert item["withheld"] and item["files"] == [] and "subject" not in item["letter"]
    assert "Laporan kas" not in str(entries(content))


@pytest.mark.parametrize("person", ["laras", "filer", "eka", "arunika"])
def test_the_archive_the_unit_and_its_heads_export(dossier, person, request):
    assert packed(dossier, request.getfixturevalue(person)).state == PackageState.READY


def test_who_does_not_read_all_of_it_does_not_export(world, filer, eka, laras):
    dossier = full_dossier(world, filer, security="terbatas")
    with pytest.raises(Refused):
        packed(dossier, filer)
    assert packed(dossier, eka).state == PackageState.READY


def test_others_do_not_export_and_nothing_secret_leaves(world, filer, danu, laras, dossier):
    with pytest.raises(NotFound):
        packed(dossier, danu)
    with pytest.raises(Refused):
        packed(dossier_of(world, filer, title="Kasus", security="rahasia"), laras)


def test_a_damaged_original_makes_no_package(dossier, laras):
    file = StoredFile.objects.first()
    StoredFile.objects.filter(pk=file.pk).update(sha256="0" * 64)
    package = packed(dossier, laras)
    assert package.state == PackageState.FAILED and file.name in package.fault


def test_an_export_is_removed_after_its_week(dossier, laras):
    package = packed(dossier, laras)
    assert expire() == 0
    Package.objects.filter(pk=package.pk).update(expires_at=package.asked_at)
    assert expire() == 1
    drop_bytes(package.pk)
    gone = Package.objects.get(pk=package.pk)
    assert (gone.state, gone.storage_key) == (PackageState.EXPIRED, "")
