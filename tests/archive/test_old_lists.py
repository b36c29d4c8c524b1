"""Old lists of inactive records: errors row by row, taken over in portions, never twice."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from archive import old_list_work
from archive.actions import old_lists as actions
from archive.importing.old_words import keeps
from archive.models import Box, Dossier, ListImport
from archive.states import ListImportState
from eoffice.audit.models import AuditEntry
from eoffice.errors import Refused
from tests.archive.shelf import class_of, rule_of, schedule_of

pytestmark = pytest.mark.django_db
HEADS = (
    "Nomor arsip;Kode klasifikasi;Uraian informasi;Kurun waktu;Tingkat perkembangan;Jumlah;"
    "Boks;Folder;Ruang;Rak;Jangka simpan dan nasib akhir;Kategori;Unit pengolah\n"
)
GOOD = "12;000.1.2.3;SPJ perjalanan dinas;2012-2013;Asli;2 folder;7;3;R1;A2;;;Seksi Bank\n"
OWN = "13;045;Peta lama;2001;Kopi;1 lembar;7;4;R1;A2;5 tahun / 5 tahun / Permanen;Vital;Bagian X\n"
BAD = "14;045;Tanpa retensi;2001;Asli;1;;;;;;;\n15;;Tanpa tahun;;Asli;1;;;;;;;\n"


def handed_in(world, by, text: str) -> ListImport:
    upload = SimpleUploadedFile("lama.csv", text.encode())
    row = actions.hand_in(world.units["kppn"].pk, upload, by=by)
    old_list_work.read(row.pk)
    return ListImport.objects.get(pk=row.pk)


@pytest.fixture
def ruled(world):
    class_of(world)
    rule_of(schedule_of(world))


def test_every_bad_row_is_told_and_nothing_taken_over(world, laras, ruled):
    row = handed_in(world, laras, HEADS + GOOD + BAD)
    assert (row.state, row.good, row.bad) == (ListImportState.READ, 1, 2)
    assert [number for number, _said in row.faults] == [3, 4]
    assert Dossier.objects.count() == 0


def test_good_rows_become_inactive_dossiers(world, laras, ruled):
    row = handed_in(world, laras, HEADS + GOOD + OWN + BAD)
    actions.begin(row.pk, by=laras)
    old_list_work.take_over(row.pk)
    assert ListImport.objects.get(pk=row.pk).state == ListImportState.DONE
    ours, own = Dossier.objects.order_by("old_number")
    assert (ours.state, ours.unit, ours.trigger_on) == (
        "inactive", world.units["bank"], date(2013, 12, 31)
    )  # fmt: skip
    assert (ours.acts_from, ours.rule.code) == (date(2022, 1, 1), "000.1.2.3")
    assert (own.final_action, own.is_vital, own.creator_name) == ("permanen", True, "Bagian X")
    assert (own.old_code, own.note) == ("045", "") and str(own.box.location) == "R1/A2"
    assert Box.objects.count() == 1 and {ours.folder_number, own.folder_number} == {3, 4}
    assert AuditEntry.objects.filter(event="dossier.imported").count() == 2


def breaking_off(monkeypatch, portion: int) -> None:
    """Let the worker die before so many portions are done."""
    monkeypatch.setattr(old_list_work, "PORTION", 2)
    told, taken = [], actions.take_over

    def killed(*what):
        told.append(1)
        if len(told) == portion:
            raise MemoryError
        return taken(*what)

    monkeypatch.setattr(actions, "take_over", killed)


def test_it_goes_on_where_it_was_killed(world, laras, ruled, monkeypatch):
    lines = "".join(GOOD.replace("12;", f"{n};", 1) for n in range(100, 105))
    row = handed_in(world, laras, HEADS + lines)
    actions.begin(row.pk, by=laras)
    breaking_off(monkeypatch, portion=2)
    with pytest.raises(MemoryError):
        old_list_work.take_over(row.pk)
    assert Dossier.objects.count() == 2
    for _again in range(2):
        old_list_work.take_over(row.pk)
        assert sorted(Dossier.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5]


def test_the_same_list_is_not_taken_over_twice(world, laras, ruled):
    rows = [handed_in(world, laras, HEADS + GOOD) for _n in range(2)]
    for row in rows:
        actions.begin(row.pk, by=laras)
        old_list_work.take_over(row.pk)
    assert Dossier.objects.count() == 1
    assert handed_in(world, laras, HEADS + GOOD).bad == 1


def test_what_is_no_list_fails_with_a_sentence(world, laras):
    row = handed_in(world, laras, "satu;dua\n1;2\n")
    assert row.state == ListImportState.FAILED and "uraian" in row.fault


def test_only_the_archivist_hands_lists_in(world, filer):
    with pytest.raises(Refused):
        handed_in(world, filer, HEADS + GOOD)


@pytest.mark.parametrize(
    "text", ["5 tahun / 5 tahun / Permanen", "5/5 Permanen", "5 aktif, 5 inaktif, Permanen"]
)
def test_terms_in_one_column(text):
    assert [part.removesuffix(" tahun") for part in keeps(text)] == ["5", "5", "Permanen"]


def test_a_list_without_rows_fails_with_a_sentence(world, laras):
    row = handed_in(world, laras, HEADS)
    assert row.state == ListImportState.FAILED and "tidak punya baris" in row.fault


def test_what_was_understood_is_shown_before_anything_is_taken_over(world, laras, ruled, client_of):
    heads = HEADS.replace("Nomor arsip", "Nomor arsip;Warna map")
    lines = "".join(f"{n};merah;000.1.2.3;SPJ {n};Mar-19;;1;7;{n};R1;A2;;;\n" for n in range(30))
    row = handed_in(world, laras, heads + lines)
    assert (len(row.preview), row.preview[0]["span"]) == (20, "1 Mar 2019 – 31 Mar 2019")
    page = client_of(laras).get(f"/archive/old-lists/{row.pk}/").content.decode()
    assert "Warna map" in page and "SPJ 19" in page and "SPJ 20" not in page
    assert actions.begin(row.pk, by=laras).preview == []


def test_the_same_file_is_told_of(world, laras, ruled, client_of):
    old, new = (handed_in(world, laras, HEADS + GOOD) for _n in range(2))
    page = client_of(laras).get(f"/archive/old-lists/{new.pk}/").content.decode()
    assert f"/archive/old-lists/{old.pk}/" in page


def test_a_box_that_stands_elsewhere_is_told(world, laras, ruled):
    elsewhere = GOOD.replace("12;", "13;", 1).replace("R1;A2", "R2;B1")
    row = handed_in(world, laras, HEADS + GOOD + elsewhere)
    assert (row.good, row.bad) == (1, 1) and "R1/A2" in row.faults[0][1]
