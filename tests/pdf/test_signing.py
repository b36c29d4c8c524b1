"""A signature of ours: what it says, that the PDF/A stays one, and that others find it valid."""

from __future__ import annotations

import shutil
import subprocess
from datetime import timedelta

import pikepdf
import pytest

from eoffice import pdf
from tests.conftest import need
from tests.pdf import signing
from tests.pdf.checking import rules_broken


def test_the_signature_says_who_and_when(tmp_path):
    found = signing.judged(signing.signed(tmp_path))
    assert (found.name, found.issuer) == ("Arunika Contohwati", "Otoritas Uji")
    assert (found.signed_at, found.trust) == (signing.NOW, pdf.Trust.INTERNAL)
    assert found.is_valid and found.covers_all


@pytest.mark.parametrize("box", [None, pdf.Box(1, 100, 100, 250, 180)])
def test_the_file_stays_what_its_mark_says(tmp_path, box):
    signed = signing.signed(tmp_path, visible=box)
    new = rules_broken(signed) - rules_broken(tmp_path / "letter.pdf")
    assert new <= {"pikepdf:schema-Catalog"}  # the checker knows no form, so no signature at all
    with pikepdf.open(signed) as file:
        assert file.open_metadata().pdfa_status == "2B"
        assert file.pdf_version == "1.7" and "/Version" not in file.Root


def test_the_typeset_bytes_stay_as_they_were(tmp_path):
    signed = signing.signed(tmp_path).read_bytes()
    assert signed.startswith((tmp_path / "letter.pdf").read_bytes())


def test_a_visible_signature_lies_where_it_was_asked_for(tmp_path):
    with pikepdf.open(signing.signed(tmp_path, visible=pdf.Box(1, 10, 20, 110, 70))) as file:
        field = file.Root.AcroForm.Fields[0]
        assert [float(at) for at in field.Rect] == [10, 20, 110, 70]
        assert "/AP" in field and field.P.objgen == file.pages[0].obj.objgen


def test_poppler_finds_it_valid(tmp_path):
    need(shutil.which("pdfsig"), "pdfsig (poppler-utils)")
    command = ["pdfsig", "-nocert", str(signing.signed(tmp_path))]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid" in said and "Total document signed" in said
    assert "Arunika Contohwati" in said and "ETSI.CAdES.detached" in said


def test_a_wrong_passphrase_signs_nothing(tmp_path):
    with pytest.raises(pdf.Refused) as refusal:
        signing.signed(tmp_path, passphrase=pdf.Hidden("bukan ini"))
    assert refusal.value.code is pdf.Reason.WRONG_PASSPHRASE
    assert not (tmp_path / "signed.pdf").exists()


def test_a_certificate_of_another_key_signs_nothing(tmp_path):
    _, other = signing.issued("Orang Lain", signing.OURS)
    with pytest.raises(pdf.WorkFailed, match="another key"):
        signing.signed(tmp_path, certificate=other.encode())


def test_what_is_no_pdf_is_not_signed(tmp_path):
    (tmp_path / "a.txt").write_text("surat")
    with pytest.raises(pdf.WorkFailed):
        pdf.sign(tmp_path / "a.txt", tmp_path / "b.pdf", signing.order())


def test_a_signed_letter_can_be_signed_once_more_by_nobody(tmp_path):
    once = signing.signed(tmp_path)
    with pytest.raises(pdf.WorkFailed):
        pdf.sign(once, tmp_path / "twice.pdf", signing.order())


def test_the_time_is_the_offices_own(tmp_path):
    yesterday = signing.NOW - timedelta(days=1)
    assert signing.judged(signing.signed(tmp_path, at=yesterday)).signed_at == yesterday


def test_a_hidden_word_does_not_show():
    order = signing.order(passphrase=pdf.Hidden("jangan-bocor"))
    assert "jangan-bocor" not in f"{order!r} {order.passphrase} {[order.passphrase]}"
