"""The bulk import: an error per bad row, then all good rows or none; again, and nothing changes."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from eoffice.audit.models import AuditEntry
from eoffice.errors import OfficeError
from eoffice.organization.importing import actions
from eoffice.organization.importing import units as unit_import
from eoffice.organization.models import Assignment, Position, Unit, User

pytestmark = pytest.mark.django_db
START, APPLY = "admin:organization_import", "admin:organization_import_apply"
UNITS = """kode;nama;kode_induk;jenis;urutan
MSKI;Seksi MSKI;KPPN;Seksi;5
MSKI-A;Urusan Kepatuhan;MSKI;subsection;1
MSKI;Dua kali;KPPN;Seksi;6
X1;Tanpa induk;;Seksi;7
X2;Salah induk;TIDAK-ADA;Seksi;8
X3;Salah jenis;KPPN;Kerajaan;9
;Tanpa kode;KPPN;Seksi;1
"""
POSITIONS = """kode_unit;jabatan;singkatan;kepala;kelompok;peran
PD;Kepala Seksi Baru;Kasi Baru;tidak;section;
PD;Pelaksana;;;staff;recorder
BANK;Kepala Kedua;;ya;;
ZZ;Di mana;;;;
PD;Pemeriksa;;;;auditor
"""
PEOPLE = """nama_pengguna;nama;nip;kode_unit;jabatan;sejak
nia.kppn;Nia Contohsari;199900002024001001;PD;Pelaksana;01-01-2026
Rama;Sudah dipakai;;;;
oki.kppn;Oki;12;;;
pia.kppn;Pia;;PD;Kasi Pencairan Dana;
nia.kppn;Nia lagi;;;;
"""


@pytest.fixture
def kppn(world):
    for key, code in {"kppn": "KPPN", "pd": "PD", "bank": "BANK", "umum": "UMUM"}.items():
        Unit.objects.filter(pk=world.units[key].pk).update(code=code)
    return Unit.objects.get(pk=world.units["kppn"].pk)


@pytest.fixture
def upload(client_of, fajar, kppn):
    """Upload a table as fajar; with `take` take the good rows over."""

    def send(kind, table, take=False, name="tabel.csv"):
        client = client_of(fajar)
        data = table.encode() if isinstance(table, str) else table
        form = {"kind": kind, "organization": kppn.pk, "file": SimpleUploadedFile(name, data)}
        shown = client.post(reverse(START), form)
        if take:
            client.post(reverse(APPLY), {"preview": shown.context["preview"]})
        return shown

    return send


def verdicts(shown):
    return shown.context["count"]


def errors(shown):
    return {line.number: len(line.errors) for line in shown.context["bad"]}


def test_the_preview_names_every_bad_row_and_changes_nothing(upload):
    shown = upload("units", UNITS)
    assert verdicts(shown) == {"new": 2, "changed": 0, "same": 0, "bad": 5}
    assert errors(shown) == {4: 1, 5: 1, 6: 1, 7: 1, 8: 1}
    assert not Unit.objects.filter(code="MSKI").exists()


def test_the_good_rows_are_taken_over_and_recorded(upload, kppn):
    upload("units", UNITS, take=True)
    below = Unit.objects.get(code="MSKI-A")
    assert (below.parent.code, below.office_id, below.kind) == ("MSKI", kppn.pk, "subsection")
    assert not Unit.objects.filter(code__startswith="X").exists()
    entry = AuditEntry.objects.get(event="settings.imported")
    assert (entry.detail["new"], entry.detail["bad"]) == (2, 5)


def test_the_same_table_again_changes_nothing(upload):
    upload("units", UNITS, take=True)
    again = upload("units", UNITS)
    assert verdicts(again) == {"new": 0, "changed": 0, "same": 2, "bad": 5}


def test_a_changed_row_is_a_change(upload):
    upload("units", UNITS, take=True)
    shown = upload("units", "kode;nama;kode_induk\nMSKI;Seksi Baru;UMUM\n", take=True)
    assert shown.context["good"][0].differences == ["name", "parent"]
    assert Unit.objects.get(code="MSKI").parent.code == "UMUM"


def test_seats_are_hung_below_the_head_and_get_their_roles(upload, world):
    shown = upload("positions", POSITIONS, take=True)
    assert errors(shown) == {4: 1, 5: 1, 6: 1}
    seat = Position.objects.get(title="Pelaksana")
    assert seat.superior == world.seats["kasi_pd"]
    assert seat.roles.get().role == "recorder"
    assert verdicts(upload("positions", POSITIONS))["same"] == 2


def test_people_come_to_their_desks_without_a_password(upload):
    upload("positions", POSITIONS, take=True)
    shown = upload("people", PEOPLE, take=True)
    assert errors(shown) == {3: 1, 4: 1, 5: 1, 6: 1}
    nia = User.objects.get(username="nia.kppn")
    assert not nia.has_usable_password()
    assert Assignment.objects.get(user=nia).position.title == "Pelaksana"
    assert verdicts(upload("people", PEOPLE))["same"] == 1


def test_one_fault_while_taking_over_takes_all_back(kppn, fajar, monkeypatch):
    rows = [(2, {"code": "A", "name": "A", "parent": "KPPN"})]
    rows.append((3, {"code": "B", "name": "B", "parent": "A"}))

    real = unit_import.place_new_units

    def fail_at_b(units, *, by):
        if units[0].code == "B":
            raise OfficeError
        return real(units, by=by)

    monkeypatch.setattr(unit_import, "place_new_units", fail_at_b)
    with pytest.raises(OfficeError):
        actions.apply_rows("units", rows, kppn, by=fajar)
    assert not Unit.objects.filter(code="A").exists()
