"""A ZIP whose parts are packed in a broken way is damaged, whatever packed them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from eoffice import pdf

PACKED = b"words of the part, many of them " * 200
LIMITS = pdf.Limits()


def broken(path: Path, how: int, names: tuple[str, ...]) -> Path:
    """A ZIP whose first part holds other bytes than were packed."""
    with zipfile.ZipFile(path, "w", how) as archive:
        for name in names:
            archive.writestr(name, PACKED)
        first = archive.infolist()[0]
    content = bytearray(path.read_bytes())
    begins = first.header_offset + 30 + len(first.filename)
    content[begins + 9 : begins + first.compress_size] = b"\xa5" * (first.compress_size - 9)
    path.write_bytes(content)
    return path


HOW = pytest.mark.parametrize(
    "how", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)


@HOW
def test_a_package_is_damaged(how, tmp_path):
    names = ("manifest-sha256.txt", "bagit.txt", "data/metadata/dossier.json")
    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(pdf.Refused) as refused:
        pdf.unpack(broken(tmp_path / "berkas.zip", how, names), out, limits=LIMITS)
    assert refused.value.code == pdf.Reason.DAMAGED


@HOW
def test_a_word_file_is_damaged(how, tmp_path):
    source = broken(tmp_path / "surat.docx", how, ("word/document.xml", "[Content_Types].xml"))
    with pytest.raises(pdf.Refused) as refused:
        pdf.docx_to_html(source)
    assert refused.value.code == pdf.Reason.DAMAGED
