"""Tables of an organisation as offices make them: titles, signs, formulas, rings, thousands."""

import io

import openpyxl
import pytest

from eoffice.audit.models import AuditEntry
from eoffice.audit.verify import verify_chain
from eoffice.organization.importing import actions
from eoffice.organization.importing import units as unit_import
from eoffice.organization.models import Unit
from tests.admin.test_import import errors, kppn, upload, verdicts

__all__ = ["kppn", "upload"]
pytestmark = pytest.mark.django_db
HEADS = "kode;nama;kode_induk\n"


@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_headings_stand_below_a_title(upload, sign):
    title = "DAFTAR UNIT; KANTOR, TAHUN 2026\n\nper 1 Januari\n"
    shown = upload("units", title + f"{HEADS}A;Seksi A;KPPN\n".replace(";", sign))
    assert verdicts(shown)["new"] == 1 and not errors(shown)


def test_a_formula_that_was_never_computed_is_an_error_of_its_row(upload):
    book = openpyxl.Workbook()
    for row in (("kode", "nama", "kode_induk"), ("A", "=B9", "KPPN"), ("B", "Seksi B", "KPPN")):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    shown = upload("units", out.getvalue(), name="unit.xlsx")
    assert errors(shown) == {2: 1} and verdicts(shown)["new"] == 1


def test_a_ring_over_units_that_are_known_is_refused_in_the_preview(upload):
    upload("units", f"{HEADS}A;A;KPPN\nB;B;A\n", take=True)
    assert errors(upload("units", f"{HEADS}A;A;B\n")) == {2: 1}


def test_too_many_levels_are_refused_in_the_preview(upload):
    rows = "".join(f"L{n};L;{f'L{n - 1}' if n else 'KPPN'}\n" for n in range(30))
    shown = upload("units", HEADS + rows)
    assert (verdicts(shown)["new"], verdicts(shown)["bad"]) == (unit_import.DEEPEST - 1, 11)


def test_the_new_units_of_a_level_are_entered_together(kppn, fajar, django_assert_max_num_queries):
    rows = [(n, {"code": f"A{n}", "name": "A", "parent": "KPPN"}) for n in range(40)]
    rows.append((41, {"code": "B", "name": "B", "parent": "A0"}))
    with django_assert_max_num_queries(30):
        actions.apply_rows("units", rows, kppn, by=fajar)
    below = Unit.objects.get(code="B")
    assert (below.parent.code, below.office_id, below.organization_id) == ("A0", kppn.pk, kppn.pk)
    assert AuditEntry.objects.filter(event="organization.unit_placed").count() == 41
    assert verify_chain("office", kppn.pk) == []
