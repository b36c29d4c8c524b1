"""Signed letters of every layout before others: poppler, pyHanko, a checker of PDF/A."""

from __future__ import annotations

import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from pyhanko.cli import cli_root as pyhanko_cli

from eoffice import pdf
from tests.conftest import need
from tests.pdf import signing
from tests.pdf.checking import rules_broken
from tests.pdf.letters import LAYOUTS, data

QR = {"lines": ["Kepala,"], "name": "Kirana", "qr": "https://e.example/verify/1/"}


@pytest.fixture(params=LAYOUTS)
def letter(request, tmp_path) -> Path:
    """A letter of this layout, signed."""
    made = data(draft=False, signature=QR)
    plain = pdf.typeset(f"letter_{request.param}", made, tmp_path / "plain.pdf")
    return pdf.sign(plain, tmp_path / "signed.pdf", signing.order())


def said_by(*command: object) -> str:
    """What a program of others says."""
    words = [str(word) for word in command]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=120)
    return done.stdout + done.stderr


def poppler(path: Path) -> str:
    need(shutil.which("pdfsig"), "pdfsig (poppler-utils)")
    return said_by("pdfsig", "-nocert", path)


def pyhanko(path: Path) -> str:
    root = path.with_name("root.pem")
    root.write_text(signing.root(signing.OURS).pem)
    how = ("--pretty-print", "--trust", root, "--trust-replace")
    words = ["sign", "validate", *map(str, (*how, path))]
    with ThreadPoolExecutor(
        1
    ) as other:  # it begins an event loop; a browser of a test has one here
        return other.submit(CliRunner().invoke, pyhanko_cli, words).result().output


def turned(path: Path) -> Path:
    """The same file with one byte changed in what was signed."""
    content = bytearray(path.read_bytes())
    content[content.index(b"stream") + 20] ^= 1
    other = path.with_name("turned.pdf")
    other.write_bytes(content)
    return other


def test_both_find_it_valid_and_whole(letter):
    assert "Signature is Valid" in (said := poppler(letter)) and "Total document signed" in said
    assert "judged VALID" in (said := pyhanko(letter)) and "covers the entire file" in said


def test_both_see_a_changed_byte(letter):
    other = turned(letter)
    assert "Signature is Valid" not in poppler(other) and "judged VALID" not in pyhanko(other)


def test_the_signature_breaks_no_rule_of_the_archive(letter):
    new = rules_broken(letter) - rules_broken(letter.with_name("plain.pdf"))
    assert new <= {"pikepdf:schema-Catalog"}  # this checker knows no form, so no signature at all
    with pikepdf.open(letter) as file:
        assert file.open_metadata().pdfa_status == "2B" and "/Metadata" in file.Root
        assert not file.is_encrypted and file.Root.OutputIntents and "/AF" not in file.Root
