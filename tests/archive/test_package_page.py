"""The page inside a package speaks to people who have none of this software."""

from datetime import date

import pytest

from tests.archive.packing import bytes_of, entries, full_dossier, packed

pytestmark = pytest.mark.django_db


def test_the_page_inside_writes_days_as_people_do(world, filer, laras, tmp_path, time_machine):
    time_machine.move_to("2026-03-01T23:30:00Z", tick=False)
    dossier = full_dossier(world, filer)
    dossier.span_from, dossier.span_until = date(2026, 1, 3), date(2026, 2, 28)
    dossier.security = "terbatas"
    dossier.save()
    page = entries(bytes_of(packed(dossier, laras), tmp_path))["data/index.html"].decode()
    assert "3 Januari 2026 – 28 Februari 2026" in page and "Terbatas" in page
    assert "2 Maret 2026" in page and "2026-0" not in page
    assert page.count(str(world.units["kppn"])) == 2
