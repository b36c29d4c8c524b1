"""The import of lists: its empty tables, what is missing in a table, and who may import."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from eoffice.organization.models import Unit
from eoffice.tables import read_table

START = "admin:organization_import"


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["units", "positions", "people"])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_empty_table_can_be_read_back(client_of, fajar, kind, ending):
    url = reverse("admin:organization_import_pattern", args=[kind, ending])
    answer = client_of(fajar).get(url)
    table = read_table(ContentFile(answer.content))
    assert len(table.headers) == len(table.rows[0][1])
    if ending == "xlsx":
        assert load_workbook(BytesIO(answer.content)).active.freeze_panes == "A2"


@pytest.mark.django_db
def test_a_table_without_its_columns_says_which(client_of, world, fajar):
    file = SimpleUploadedFile("a.csv", b"satu;dua\n1;2\n")
    form = {"kind": "units", "organization": world.units["kppn"].pk, "file": file}
    page = client_of(fajar).post(reverse(START), form)
    assert page.status_code == 422
    assert "kode" in str(page.context["form"].non_field_errors())


@pytest.mark.django_db
def test_a_new_organisation_is_entered_by_the_superuser(superuser, client_of, fajar):
    rows = b"kode;nama;kantor;zona_waktu\nBARU;Kantor Baru;ya;WITA\n"
    form = {"kind": "units", "organization": "", "file": SimpleUploadedFile("a.csv", rows)}
    assert client_of(fajar).post(reverse(START), form).status_code == 422
    form["file"] = SimpleUploadedFile("a.csv", rows)
    token = superuser.post(reverse(START), form).context["preview"]
    superuser.post(reverse(f"{START}_apply"), {"preview": token})
    assert Unit.objects.get(code="BARU").time_zone == "Asia/Makassar"


@pytest.mark.django_db
def test_another_organisation_or_office_imports_nothing_here(client_of, world, rama, yuda):
    for admin_of in (rama, yuda):
        form = {"kind": "units", "organization": world.units["kppn"].pk}
        form["file"] = SimpleUploadedFile("a.csv", b"kode;nama\nA;B\n")
        assert client_of(admin_of).post(reverse(START), form).status_code == 422
    foreign = {"preview": "of-somebody-else"}
    assert client_of(rama).post(reverse(f"{START}_apply"), foreign).status_code == 409
