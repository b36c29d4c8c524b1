"""A file is what its first bytes say, whatever its name is."""

from __future__ import annotations

import subprocess
import sys

import pytest

from eoffice.pdf import FileKind, Reason, Refused, identify

KINDS = [
    (b"%PDF-1.7\n", FileKind.PDF),
    (b"From: a@b.example\n\n%PDF-1.4", FileKind.PDF),
    (b"\xff\xd8\xff\xe0", FileKind.JPEG),
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    (b"II*\x00", FileKind.TIFF),
    (b"MM\x00*", FileKind.TIFF),
]
OTHERS = [
    b"MZ\x90 %PDF-1.4",
    b"<html><script>%PDF-1.4",
    b"hello",
    b"GIF89a",
]


@pytest.mark.parametrize(("head", "kind"), KINDS)
def test_the_four_kinds_are_known(head: bytes, kind: FileKind) -> None:
    assert identify(head, 5_000) is kind


@pytest.mark.parametrize("head", OTHERS)
def test_other_kinds_are_refused(head: bytes) -> None:
    with pytest.raises(Refused) as refusal:
        identify(head, 5_000)
    assert refusal.value.code is Reason.UNKNOWN_TYPE


PHONE = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"
TURNED = [
    (b"PK\x03\x04 %PDF-1.4", Reason.ARCHIVE),
    (PHONE, Reason.PHONE_PICTURE),
    (b"\x00\x00\x00\x1cftypmif1", Reason.PHONE_PICTURE),
    (b"\x00\x00\x00\x18ftypmp42", Reason.UNKNOWN_TYPE),
    (b"PK\x03\x04\x14\x00\x00\x00surat.pdf", Reason.ARCHIVE),
    (b"Rar!\x1a\x07\x01\x00", Reason.ARCHIVE),
    (b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml", Reason.UNKNOWN_TYPE),
    (b"PK\x03\x04\x14\x00mimetypeapplication/vnd.oasis.opendocument", Reason.UNKNOWN_TYPE),
]


@pytest.mark.parametrize(("head", "code"), TURNED)
def test_what_its_owner_can_turn_into_a_letter_has_its_own_reason(
    head: bytes, code: Reason
) -> None:
    with pytest.raises(Refused) as refusal:
        identify(head, 5_000)
    assert refusal.value.code is code


def test_empty_and_enormous_are_told_apart() -> None:
    for size, code in ((0, Reason.EMPTY), (1 << 40, Reason.TOO_LARGE)):
        with pytest.raises(Refused) as refusal:
            identify(b"%PDF-1.7"[:size], size)
        assert refusal.value.code is code


def test_the_front_of_the_room_is_light() -> None:
    heavy = "{'pikepdf', 'pypdfium2', 'PIL', 'typst', 'django', 'pypdf', 'img2pdf'}"
    check = f"import sys, eoffice.pdf; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True)
    assert done.stdout.strip() == "set()"
