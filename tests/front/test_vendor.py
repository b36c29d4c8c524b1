"""The third-party files are those of the manifest: which bytes, which licence, nothing stray."""

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
vendor = runpy.run_path(str(ROOT / "frontend" / "vendor.py"))
PACKAGES = list(vendor["packages"]())
FREE = {"MIT", "0BSD"}


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.name)
def test_the_committed_bytes_are_those_of_the_manifest(package):
    found = {path: package.target_of(path).read_bytes() for path in package.files}
    assert {path: vendor["sha256"](data) for path, data in found.items()} == package.files


def test_nothing_lies_in_the_folder_that_the_manifest_does_not_name():
    named = {package.target_of(path) for package in PACKAGES for path in package.files}
    assert {path for path in vendor["TARGET"].rglob("*") if path.is_file()} == named


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.name)
def test_a_package_is_pinned_free_and_brings_its_licence(package):
    assert package.licence in FREE
    assert package.integrity.startswith("sha512-")
    assert "LICENSE" in package.files


def test_one_altered_byte_is_refused(tmp_path):
    tarball = tmp_path / "bootstrap.tgz"
    tarball.write_bytes(b"not what was published")
    with pytest.raises(vendor["Mismatch"]):
        vendor["copy"](PACKAGES[0], tarball)
