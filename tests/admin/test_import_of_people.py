"""Seats and people in bulk: heads wherever they stand, rings, two for one desk, numbers cut off."""

from datetime import date

import pytest

from eoffice.audit.verify import verify_chain
from eoffice.organization.importing import actions, cells
from eoffice.organization.models import Position, PositionRole, User
from tests.admin.test_import import errors, kppn, upload, verdicts

__all__ = ["kppn", "upload"]
pytestmark = pytest.mark.django_db
SEATS = "kode_unit;jabatan;kepala;atasan_unit;atasan_jabatan;peran;catatan\n"
PEOPLE = "nama_pengguna;nama;nip;kode_unit;jabatan\n"


def test_a_head_stands_below_the_head_above_wherever_its_row_is(upload, world):
    upload("units", "kode;nama;kode_induk\nA;A;KPPN\nB;B;A\n", take=True)
    rows = "B;Kepala B;ya;;;;\nB;Staf B;;;;recorder;\nA;Kepala A;ya;;;;\n"
    shown = upload("positions", SEATS + rows, take=True)
    assert shown.context["unknown"] == ["catatan"] and shown.context["headings_at"] == 1
    seats = {seat.title: seat for seat in Position.objects.select_related("superior")}
    assert seats["Staf B"].superior == seats["Kepala B"]
    assert seats["Kepala B"].superior == seats["Kepala A"]
    assert seats["Kepala A"].superior.pk == world.seats["kepala"].pk
    assert verdicts(upload("positions", SEATS + rows))["same"] == 3


def test_a_ring_over_seats_that_are_known_is_refused_in_the_preview(upload):
    rows = "KPPN;Kepala Kantor;;PD;Kasi Pencairan Dana;;\nPD;Staf Baru;;KPPN;Kepala Kantor;;\n"
    shown = upload("positions", SEATS + rows)
    assert set(errors(shown)) == {2, 3} and not shown.context["to_do"]


def test_two_heads_of_a_unit_and_a_role_for_oneself_are_errors_of_their_rows(upload):
    upload("units", "kode;nama;kode_induk\nA;A;KPPN\n", take=True)
    rows = "A;Kepala;ya;;;;\nA;Kepala Lain;ya;;;;\nUMUM;Kasubbag Umum;;;;recorder;\n"
    assert errors(upload("positions", SEATS + rows)) == {3: 1, 4: 1}


def test_two_people_for_one_desk_and_one_number_of_two_are_errors_of_their_rows(upload):
    upload("positions", f"{SEATS}PD;Pelaksana;;;;;\n", take=True)
    rows = (
        "nia;Nia;199900002024001001;PD;Pelaksana\n"
        "oki;Oki;;PD;Pelaksana\n"
        "pia;Pia;199900002024001001;;\n"
        "nia;Nia;;;\n"
        "tia;Tia;1.999E+17;;\n"
        "fajar;Fajar;;PD;Pelaksana\n"
    )
    shown = upload("people", PEOPLE + rows, take=True)
    assert errors(shown) == {3: 1, 4: 1, 5: 1, 6: 1, 7: 2}
    said = {line.number: line.errors[0] for line in shown.context["bad"]}
    assert "delapan belas angka" in said[6]
    assert User.objects.get(username="nia").assignments.get().position.title == "Pelaksana"


def test_digits_of_a_number_may_be_grouped(upload):
    rows = "nia;Nia;'19990000 202400 1 001;;\noki;Oki;19990000.202400.1.002;;\npia;Pia;-;;\n"
    assert verdicts(upload("people", PEOPLE + rows, take=True))["new"] == 3
    nips = User.objects.filter(username__in=["nia", "oki", "pia"]).order_by("username")
    assert [user.nip for user in nips] == ["199900002024001001", "199900002024001002", ""]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-01-05", date(2026, 1, 5)),
        ("5/1/26", date(2026, 1, 5)),
        ("05.01.2026", date(2026, 1, 5)),
        ("5 Agustus 2026", date(2026, 8, 5)),
        ("5-Des-26", date(2026, 12, 5)),
        ("31 Februari 2026", None),
        ("5 Foo 2026", None),
        ("segera", None),
    ],
)
def test_days_are_read_as_offices_write_them(cell, day):
    if day:
        assert cells.day(cell) == day
    else:
        with pytest.raises(cells.BadCell):
            cells.day(cell)


def test_thousands_come_in_few_statements(kppn, fajar, django_assert_max_num_queries):
    seat = {"unit": "PD", "roles": "recorder"}
    seats = [(n, seat | {"title": f"Staf {n}"}) for n in range(40)]
    person = {"name": "Nia", "unit": "PD"}
    people = [(n, person | {"username": f"nia{n}", "title": f"Staf {n}"}) for n in range(40)]
    with django_assert_max_num_queries(70):
        actions.apply_rows("positions", seats, kppn, by=fajar)
        actions.apply_rows("people", people, kppn, by=fajar)
    assert PositionRole.objects.filter(position__title__startswith="Staf ").count() == 40
    assert not User.objects.get(username="nia7").has_usable_password()
    assert verify_chain("office", kppn.pk) == [] and verify_chain("settings", kppn.pk) == []
