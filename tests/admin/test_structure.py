"""Units and seats: shown as a tree, kept through the rules, deactivated instead of deleted."""

import pytest

from eoffice.audit.models import AuditEntry
from eoffice.organization.models import Position, Unit
from tests.admin.conftest import errors_of, filled

pytestmark = pytest.mark.django_db


def depths(browser, url, **query):
    rows = browser.get(url, query).context["cl"].result_list
    return [(str(row), row.tree_depth) for row in rows]


def test_units_stand_as_a_tree(client_of, address, rama):
    assert depths(client_of(rama), address("unit")) == [
        ("Setda Kabupaten Sagara Raya", 0),
        ("Bagian Umum", 1),
        ("Dinas PUPR", 1),
        ("Bidang Bina Marga", 2),
        ("Kelurahan Melati", 1),
    ]


def test_a_search_keeps_the_places_in_the_tree(client_of, address, rama):
    assert depths(client_of(rama), address("unit"), q="bina") == [("Bidang Bina Marga", 2)]


def test_seats_stand_in_the_line_of_command(client_of, address, fajar):
    found = dict(depths(client_of(fajar), address("position")))
    assert found["Kepala Kantor"] == 0
    assert found["Kasi Bank"] == 1
    assert found["Staf Bank"] == 2


def test_seats_are_found_by_who_sits_there(client_of, address, fajar):
    assert [name for name, _ in depths(client_of(fajar), address("position"), q="dewi")] == [
        "Staf Bank"
    ]


def test_a_new_unit_takes_its_place(client_of, address, world, fajar):
    browser = client_of(fajar)
    new = {"parent": world.units["kppn"].pk, "name": "Seksi MSKI", "kind": "section"}
    browser.post(address("unit", "add"), filled(browser, address("unit", "add"), **new))
    unit = Unit.objects.get(name="Seksi MSKI")
    assert unit.office_id == unit.organization_id == world.units["kppn"].pk
    assert AuditEntry.objects.filter(event="organization.unit_placed").exists()


def test_only_the_superuser_enters_an_organisation(client_of, address, fajar, superuser):
    new = {"name": "Baru", "kind": "office", "is_office": "on", "time_zone": "Asia/Jakarta"}
    url = address("unit", "add")
    browser = client_of(fajar)
    assert "parent" in errors_of(browser.post(url, filled(browser, url, **new)))
    assert superuser.post(url, filled(superuser, url, **new)).status_code == 302


def test_an_organisation_is_an_office(superuser, address):
    url = address("unit", "add")
    answer = superuser.post(url, filled(superuser, url, name="Baru", kind="office"))
    assert "is_office" in errors_of(answer)


def test_a_ring_in_the_line_is_refused_in_words(client_of, address, world, fajar):
    browser = client_of(fajar)
    url = address("position", "change", world.seats["kepala"].pk)
    below = world.seats["staf_bank"].pk
    typed = filled(browser, url, superior=below, title="Kepala Kantor Pelayanan")
    answer = browser.post(url, typed)
    assert "__all__" in errors_of(answer)
    assert answer.context["adminform"].form["title"].value() == "Kepala Kantor Pelayanan"
    assert Position.objects.get(pk=world.seats["kepala"].pk).superior is None


def deactivate(browser, url, *rows, **more):
    chosen = {"action": "deactivate", "_selected_action": [row.pk for row in rows]}
    return browser.post(url, chosen | more)


def test_what_still_depends_on_a_row_is_listed(client_of, address, world, fajar):
    asked = deactivate(client_of(fajar), address("unit"), world.units["bank"], world.units["vera"])
    assert [len(each.dependents) for each in asked.context["candidates"]] == [1, 1]
    assert Unit.objects.get(pk=world.units["bank"].pk).active


def test_what_is_needed_stays_active_even_when_confirmed(client_of, address, world, fajar):
    browser = client_of(fajar)
    deactivate(browser, address("unit"), world.units["bank"], confirmed="yes")
    assert Unit.objects.get(pk=world.units["bank"].pk).active


def test_what_is_free_is_deactivated(client_of, address, world, fajar):
    browser = client_of(fajar)
    empty = Unit.objects.create(
        name="Kosong",
        parent=world.units["kppn"],
        organization=world.units["kppn"],
        office=world.units["kppn"],
    )
    deactivate(browser, address("unit"), empty, confirmed="yes")
    assert not Unit.objects.get(pk=empty.pk).active
