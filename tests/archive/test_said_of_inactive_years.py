"""What is written beside the inactive years is kept; an event without years is refused."""

import pytest

from archive.importing import cells
from archive.importing.rules import read_rules
from eoffice.organization.importing.cells import BadCell
from tests.archive.test_reading_rules import csv

HEAD = "kode,nama,aktif,inaktif,nasib akhir\n"


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("3 Tahun", (3, "")),
        ("3 tahun setelah masa aktif berakhir", (3, "")),
        ("tiga tahun setelah pemeriksaan BPK", (3, "setelah pemeriksaan BPK")),
        ("-", (None, "")),
        ("0", (0, "")),
    ],
)
def test_years_and_what_is_said_of_them(cell, read):
    assert cells.later_term(cell) == read


@pytest.mark.parametrize("cell", ["Selama berlaku", "sampai diganti"])
def test_an_event_alone_is_refused(cell):
    with pytest.raises(BadCell):
        cells.later_term(cell)


def test_a_rule_keeps_it_beside_its_final_action():
    line = 'KU.1,Pajak,2,3 tahun setelah audit,"Musnah, kecuali aset"\n'
    (rule,) = read_rules(csv(HEAD + line)).rows
    assert rule.inactive_years == 3
    assert rule.final_note == "kecuali aset; masa inaktif: setelah audit"


def test_the_row_of_an_event_alone_says_so():
    sheet = read_rules(csv(HEAD + "KU.1,Pajak,2,Selama berlaku,Musnah\n"))
    assert not sheet.rows and "Retensi inaktif" in sheet.errors[0][1]
