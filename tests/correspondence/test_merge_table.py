"""Tables as people keep them: a title above, cells without a heading, holes, further sheets."""

from io import BytesIO

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from correspondence.merge_table import EmptyPlace
from tests.correspondence.test_draft_merge import draft, look  # noqa: F401 - a fixture


def workbook(**sheets):
    """An XLSX of these sheets, each a list of rows."""
    made, file = openpyxl.Workbook(), BytesIO()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(file)
    return SimpleUploadedFile("tabel.xlsx", file.getvalue())


def handed_in(client, draft, file):  # noqa: F811
    return client.post(reverse("outgoing:merge", args=[draft.pk]), {"table": file})


def test_a_title_may_stand_above_the_headings(client_of, citra, draft):  # noqa: F811
    page = look(client_of(citra), draft, "DAFTAR PENERIMA;;\n;;\nNo;Nama;nilai\n1;Dinas A;7\n")
    assert [row["name"] for row in page.context["rows"]] == ["Dinas A"]
    assert page.context["nameless"] == 0


def test_a_cell_under_no_heading_is_told(client_of, citra, draft):  # noqa: F811
    table = "nama,alamat,nilai\nDinas A,Jalan Satu, Kota X,7\nDinas B,Jalan,8\n"
    page = look(client_of(citra), draft, table)
    assert page.context["without_heading"] == ["7"]
    assert "tidak berada di bawah judul kolom" in page.content.decode()


def test_a_place_that_stays_empty_in_some_letters_is_told(client_of, citra, draft):  # noqa: F811
    rows = "".join(f"Dinas {n};\n" for n in range(5))
    page = look(client_of(citra), draft, f"nama;nilai\nDinas Penuh;7\n{rows}")
    names = ("Dinas 0", "Dinas 1", "Dinas 2")
    assert page.context["empty"] == [EmptyPlace("nilai", names, more=2)]
    assert "Bagian teks ini akan kosong" in page.content.decode()


def test_a_full_table_is_told_nothing(client_of, citra, draft):  # noqa: F811
    found = look(client_of(citra), draft, "nama;nilai\nDinas A;1\n").context
    assert not any(found[name] for name in ("empty", "without_heading", "other_sheets"))


def test_other_sheets_with_a_table_are_told(client_of, citra, draft):  # noqa: F811
    rows = [["nama", "nilai"], ["Dinas A", 7]]
    page = handed_in(client_of(citra), draft, workbook(Satu=rows, Dua=rows))
    assert page.context["other_sheets"] == ("Dua",)
