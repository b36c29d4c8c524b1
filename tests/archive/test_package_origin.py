"""Who vouches for a package: signed manifests, rewritten ones, strangers' authorities, none."""

import hashlib
import io
import json
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from archive.actions.packages import ask_import
from archive.models import Package
from archive.packaging import work
from archive.packaging.origin import origin_of, signed
from archive.states import PackageState
from correspondence import authority
from correspondence.models import CertificateAuthority
from tests.archive.packing import bytes_of, entries, full_dossier, packed, zipped

pytestmark = pytest.mark.django_db
METADATA, SIGNATURE = "data/metadata/dossier.json", "manifest-signature.txt"


def taken_in(content: bytes, world, by) -> Package:
    upload = SimpleUploadedFile("berkas.zip", content)
    package = ask_import(world.units["kppn"].pk, upload, by=by)
    work.take_in(package.pk)
    return Package.objects.get(pk=package.pk)


def manifest(found: dict[str, bytes], *, of_data: bool) -> bytes:
    names = (name for name in sorted(found) if name.startswith("data/") == of_data)
    named = {name: found[name] for name in names if name != "tagmanifest-sha256.txt"}
    lines = (f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in named.items())
    return "".join(lines).encode()


def rewritten(found: dict[str, bytes], title: str) -> dict[str, bytes]:
    """Another title, and every hash written anew, as whoever forges a package does."""
    facts = json.loads(found[METADATA])
    facts["dossier"]["title"] = title
    found[METADATA] = json.dumps(facts).encode()
    return resealed(found)


def resealed(found: dict[str, bytes], signature: bytes | None = None) -> dict[str, bytes]:
    """With every hash as it must be, and this signature, should one be given."""
    found["manifest-sha256.txt"] = manifest(found, of_data=True)
    if signature is not None:
        found[SIGNATURE] = signature
    found["tagmanifest-sha256.txt"] = manifest(found, of_data=False)
    return found


@pytest.fixture
def found(world, filer, laras, tmp_path):
    """What is in a package that this installation made."""
    return entries(bytes_of(packed(full_dossier(world, filer), laras), tmp_path))


@pytest.fixture
def of_a_stranger(found):
    """The same package as another installation had made it: its authority is not ours."""
    found = rewritten(found, "Dari luar")
    stranger, _said = signed(found["manifest-sha256.txt"], "KPPN Lain")
    CertificateAuthority.objects.all().delete()
    authority.make("Otoritas yang baru")
    return resealed(found, stranger)


def test_a_package_bears_the_signature_of_its_installation(found, world, laras):
    made, came = Package.objects.get(), taken_in(zipped(found), world, laras)
    assert came.state == PackageState.READY
    assert came.authority_sha256 == made.authority_sha256 != ""
    assert "KPPN" in came.signed_by and came.signed_by == made.signed_by
    assert (origin_of(made).kind, origin_of(came).kind) == ("own", "own")


def test_what_is_written_anew_with_all_its_hashes_is_found_by_the_signature(found, world, laras):
    came = taken_in(zipped(rewritten(found, "Judul palsu")), world, laras)
    assert came.state == PackageState.FAILED and "Tanda tangan" in came.fault


@pytest.mark.parametrize("nonsense", [b"", b"x", b"\xff" * 9, b"-----BEGIN PKCS7-----\nAA==\n"])
def test_a_signature_that_is_none_is_refused_or_absent(found, world, laras, nonsense):
    came = taken_in(zipped(resealed(found, nonsense)), world, laras)
    assert came.state == (PackageState.FAILED if nonsense else PackageState.READY)
    assert came.authority_sha256 == ""


def test_a_stranger_is_new_at_first_and_known_afterwards(of_a_stranger, world, laras):
    first = taken_in(zipped(of_a_stranger), world, laras)
    assert (first.state, origin_of(first).kind) == (PackageState.READY, "new")
    again = Package.objects.get(pk=first.pk)
    again.pk = None
    again.save()
    assert (origin_of(again).kind, origin_of(again).earlier) == ("seen", first)


def test_a_package_without_a_signature_is_said_to_prove_nothing(found, world, laras, client_of):
    del found[SIGNATURE]
    came = taken_in(zipped(resealed(found)), world, laras)
    assert (came.state, origin_of(came).kind) == (PackageState.READY, "unsigned")
    page = client_of(laras).get(reverse("archive:package", args=[came.pk])).text
    assert "Tidak ditandatangani" in page and came.manifest_sha256 in page


def test_without_an_authority_packages_are_made_unsigned(world, filer, laras, tmp_path, settings):
    settings.SIGNING_AUTHORITY_AUTOMATIC = False
    package = packed(full_dossier(world, filer), laras)
    assert (package.state, package.authority_sha256) == (PackageState.READY, "")
    assert SIGNATURE not in entries(bytes_of(package, tmp_path))


def harmed(found: dict[str, bytes]) -> dict[str, bytes]:
    """Packages with one fault each, by a word of the sentence that says so."""
    newer = json.loads(found[METADATA]) | {"version": 2}
    unsigned = {name: data for name, data in found.items() if name != SIGNATURE}
    harms = {
        "sama dengan": found | {"data/index.html": b"x"},
        "dalam keduanya": found | {"data/more.txt": b"x"},
        "tidak semestinya": found | {"data/../../etc/passwd": b"x"},
        "Manifes paket": found | {"manifest-sha256.txt": b"nonsense"},
        "bukan paket": {"readme.txt": b"x"},
        "tidak termasuk": resealed(unsigned | {"data/files/0099/stray.bin": b"x"}),
        "lebih baru": resealed(unsigned | {METADATA: json.dumps(newer).encode()}),
    }
    return {said: zipped(harm) for said, harm in harms.items()}


def test_every_flaw_has_a_sentence_of_its_own(found, world, laras):
    cut = {"terputus": zipped(found)[:-60]}
    for said, content in (harmed(found) | cut).items():
        assert said in taken_in(content, world, laras).fault


def test_what_unpacks_to_far_more_than_it_is_is_not_unpacked(found, world, laras):
    bomb = resealed(found | {"data/files/0099/bomb.bin": bytes(200 << 20)})
    packed_up = io.BytesIO()
    with zipfile.ZipFile(packed_up, "w", zipfile.ZIP_DEFLATED) as bag:
        for name, data in bomb.items():
            bag.writestr(name, data)
    assert "melebihi" in taken_in(packed_up.getvalue(), world, laras).fault


def test_a_dossier_is_as_restricted_here_as_its_letters_were(world, filer, laras, tmp_path):
    source = full_dossier(world, filer, security="terbatas")
    came = taken_in(bytes_of(packed(source, laras), tmp_path), world, laras)
    assert (source.security, came.dossier.security) == ("biasa", "terbatas")
