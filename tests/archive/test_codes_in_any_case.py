"""Codes that differ only in case are one: in a table, between versions, in old lists, in a form."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from archive import old_list_work
from archive.actions import old_lists
from archive.actions import schedules as actions
from archive.actions.places import PlaceData, make_place
from archive.actions.schedules import ScheduleData
from archive.forms.fields import ClassField
from archive.importing.rules import RuleData, read_rules
from archive.models import Dossier, StorageLocation
from correspondence.models import Classification
from eoffice import clock
from tests.admin.conftest import errors_of, filled
from tests.archive.shelf import class_of

pytestmark = pytest.mark.django_db
HEADS = "kode;nama;kode induk;aktif;inaktif;nasib akhir\n"


def sheet_of(*rows: str):
    return read_rules(ContentFile((HEADS + "\n".join(rows)).encode(), "jra.csv"))


def test_the_second_one_of_a_table_is_told_of():
    sheet = sheet_of("KP.01;Cuti;;2;3;Musnah", "kp.01;Cuti lagi;;2;3;Musnah")
    assert [row.code for row in sheet.rows] == ["KP.01"]
    ((number, said),) = sheet.errors
    assert number == 3 and "kp.01" in said


def test_the_code_above_may_be_written_otherwise():
    sheet = sheet_of("KP;Pegawai;;;;", "KP.01;Cuti;kp;2;3;Musnah")
    assert [row.parent for row in sheet.rows] == ["", "KP"] and not sheet.errors


def test_a_new_version_keeps_the_writing_of_the_classification(world, laras):
    root = world.units["kppn"]
    known = class_of(world, "KP.01")
    rules = [
        RuleData(code="kp", label="Pegawai"),
        RuleData(code="kp.01", label="Cuti", active_years=2, inactive_years=3,
                 final_action="musnah"),
    ]  # fmt: skip
    data = ScheduleData(name="JRA", valid_from=clock.today(root.zone))
    actions.put_in_force(actions.draft_schedule(root.pk, data, rules, by=laras).pk, by=laras)
    codes = Classification.objects.filter(organization=root, code__istartswith="kp")
    assert [*codes.values_list("code", flat=True)] == ["KP.01", "kp"]
    known.refresh_from_db()
    assert (known.name, known.parent.code) == ("Cuti", "kp")


def test_an_old_list_means_the_code_that_is_there(world, laras):
    known = class_of(world, "KP.01")
    table = (
        "Nomor;Kode klasifikasi;Uraian informasi;Kurun waktu;Jumlah;Jangka simpan dan nasib akhir\n"
        "1;kp.01;Cuti;2012;1;5 tahun / 5 tahun / Musnah\n"
    )
    upload = SimpleUploadedFile("lama.csv", table.encode())
    row = old_lists.hand_in(world.units["kppn"].pk, upload, by=laras)
    old_list_work.read(row.pk)
    old_lists.begin(row.pk, by=laras)
    old_list_work.take_over(row.pk)
    dossier = Dossier.objects.get(old_number="1")
    assert (dossier.classification, dossier.old_code) == (known, "")


def test_an_old_list_means_the_place_that_is_there(world, laras):
    office = world.units["kppn"]
    room = make_place(office.pk, PlaceData("room", "Depo A"), by=laras)
    table = (
        "Nomor;Kode;Uraian informasi;Kurun waktu;Jumlah;Jangka simpan dan nasib akhir;Boks;Ruang\n"
        "1;;Cuti;2012;1;5 tahun / 5 tahun / Musnah;7;DEPO A\n"
        "2;;Izin;2012;1;5 tahun / 5 tahun / Musnah;7;depo a\n"
    )
    row = old_lists.hand_in(office.pk, SimpleUploadedFile("lama.csv", table.encode()), by=laras)
    old_list_work.read(row.pk)
    old_lists.begin(row.pk, by=laras)
    old_list_work.take_over(row.pk)
    boxes = set(Dossier.objects.filter(office=office).values_list("box__location", flat=True))
    assert boxes == {room.pk} and StorageLocation.objects.count() == 1


@pytest.mark.parametrize("typed", ["KP 01", "kp 01", "KP 01 Cuti tahunan", "KP  01"])
def test_a_code_with_a_blank_is_meant_whole(world, typed):
    class_of(world, "KP")
    known = class_of(world, "KP 01")
    field = ClassField()
    field.of(world.units["kppn"].pk)
    assert field.clean(typed) == known.pk


def test_the_administration_says_which_code_is_there(client_of, world, fajar):
    class_of(world, "KP.01")
    browser, url = client_of(fajar), reverse("admin:correspondence_classification_add")
    given = {"organization": world.units["kppn"].pk, "code": "kp.01", "name": "Cuti"}
    answer = browser.post(url, filled(browser, url, **given))
    assert "KP.01" in errors_of(answer)["code"][0]
    assert not Classification.objects.filter(code="kp.01").exists()
