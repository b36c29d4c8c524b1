"""A file may be read in one way only: the viewing copy is no archive as well."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pikepdf
from pikepdf import Stream

from tests.pdf.making import letter, saved


def archive() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as packed:
        packed.writestr("a.js", "alert(1)")
    return buffer.getvalue()


def test_an_archive_behind_the_end_is_dropped(prepared, tmp_path: Path) -> None:
    path = saved(letter(), tmp_path / "a.pdf")
    path.write_bytes(path.read_bytes() + archive())
    assert not zipfile.is_zipfile(prepared(path).viewing)


def test_an_archive_inside_a_stream_is_packed_away(prepared, tmp_path: Path) -> None:
    pdf = letter()
    content = pdf.pages[0].obj.Contents.read_bytes()
    pdf.pages[0].obj.Contents = Stream(pdf, content + b"\n% " + archive())
    path = saved(pdf, tmp_path / "a.pdf", compress_streams=False)
    assert zipfile.is_zipfile(path)
    assert not zipfile.is_zipfile(prepared(path).viewing)


def test_an_owners_password_does_not_lock_the_copy(prepared, tmp_path: Path) -> None:
    lock = pikepdf.Encryption(owner="x", user="", R=6)
    made = prepared(saved(letter(), tmp_path / "a.pdf", encryption=lock))
    assert made.neutralised == ("encryption",)
    with pikepdf.open(made.viewing) as pdf:
        assert not pdf.is_encrypted
