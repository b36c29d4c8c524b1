"""The lists of the archive: their columns, what a secret one hides, XLSX, PDF and labels."""

from io import BytesIO

import pikepdf
import pytest
from openpyxl import load_workbook

from archive.actions import close_dossier, file_letter
from archive.lists import export
from archive.lists.catalogue import KINDS
from archive.lists.parts import Part
from archive.models import Dossier
from archive.place_paper import address_of_label
from eoffice import pdf
from eoffice.audit.models import AuditEntry
from tests.archive.shelf import closed_letter, dossier_of, rule_of, schedule_of

pytestmark = pytest.mark.django_db
WHOLE = Part(1, 1, 1000)


def table(name, officer, **wanted) -> list[tuple]:
    content, _rows = export.as_xlsx(name, officer, wanted, WHOLE)
    return list(load_workbook(BytesIO(content)).active.iter_rows(values_only=True))


def test_the_list_of_dossiers_has_its_six_columns(world, filer):
    dossier = dossier_of(world, filer)
    rows = table("dossiers", filer)
    assert rows[2][:6] == (
        "Nomor berkas", "Kode klasifikasi", "Uraian informasi berkas", "Kurun waktu", "Jumlah",
        "Keterangan",
    )  # fmt: skip
    assert rows[3][:3] == (f"0001/{dossier.year}", "000.1.2.3", "Perjalanan dinas 2026")


def test_active_records_show_dossier_and_items(world, filer):
    dossier = dossier_of(world, filer)
    for number in ("S-1/2026", "S-2/2026"):
        letter = closed_letter(world, subject=f"Surat {number}", sender_number=number)
        file_letter(letter.pk, dossier.pk, by=filer)
    rows = table("active", filer)
    assert len(rows[2]) == 10
    assert [row[5] for row in rows[3:]] == ["1", "2"]
    assert "S-2/2026" in rows[4][6]


def test_inactive_records_have_all_that_the_rule_asks_for(world, filer, laras):
    rule_of(schedule_of(world))
    dossier = dossier_of(world, filer)
    close_dossier(dossier.pk, by=filer)
    Dossier.objects.filter(pk=dossier.pk).update(state="inactive", old_number="12/A")
    rows = table("inactive", laras)
    assert len(rows[2]) == len(KINDS["inactive"].columns) == 14
    assert rows[3][2] == "12/A" and "8 tahun" in rows[3][12] and "Musnah" in rows[3][12]
    assert rows[3][13] == "umum"


def test_a_secret_letter_is_not_named_to_who_may_not_read_it(world, filer, laras):
    dossier = dossier_of(world, filer)
    letter = closed_letter(world, subject="Mutasi pejabat", security="rahasia")
    file_letter(letter.pk, dossier.pk, by=filer)
    said = str(table("contents", laras))
    assert "Mutasi" not in said and "Surat rahasia" in said


def test_a_secret_dossier_is_not_named_to_the_archivist(world, filer, laras):
    dossier_of(world, filer, title="Kasus pegawai", security="rahasia")
    assert "Kasus" not in str(table("dossiers", laras))
    assert "Kasus" in str(table("dossiers", filer))


def test_what_looks_like_a_formula_stays_text(world, filer):
    dossier_of(world, filer, title="=cmd|' /C calc'!A0")
    content, _rows = export.as_xlsx("dossiers", filer, {}, WHOLE)
    cell = load_workbook(BytesIO(content)).active["C4"]
    assert (cell.data_type, cell.value) == ("s", "=cmd|' /C calc'!A0")


def test_the_list_on_paper_says_what_is_on_it(world, filer, client_of, tmp_path):
    dossier_of(world, filer, title="Rekonsiliasi bank")
    answer = client_of(filer).get("/archive/lists/list.pdf?kind=active")
    out = tmp_path / "list.pdf"
    out.write_bytes(answer.content)
    text = pdf.read_page(out, 1).text
    assert "DAFTAR ARSIP AKTIF" in text.upper() and "Rekonsiliasi bank" in text
    assert AuditEntry.objects.get(event="archive.list_exported").detail["rows"] == 1


def test_the_qr_of_a_folder_leads_to_it(world, filer, client_of, tmp_path):
    dossier = dossier_of(world, filer)
    answer = client_of(filer).get(f"/archive/lists/labels.pdf?pk={dossier.pk}")
    out = tmp_path / "label.pdf"
    out.write_bytes(answer.content)
    assert pdf.find_qr(out) == (address_of_label(dossier.label_code),)
    assert AuditEntry.objects.filter(event="dossier.labelled").count() == 1


def test_labels_of_many_come_on_sheets(world, filer, client_of):
    for _n in range(11):
        dossier_of(world, filer)
    answer = client_of(filer).get("/archive/lists/labels.pdf")
    assert len(pikepdf.open(BytesIO(answer.content)).pages) == 2
