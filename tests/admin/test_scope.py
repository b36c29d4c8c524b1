"""Each admin sees his own: between two organisations, and between an office and a nested one."""

import pytest
from django.test import Client
from django.urls import reverse

from eoffice.organization.models import PositionGroup, Unit
from eoffice.organization.scoped_admin import ScopedAdmin
from eoffice.urls import admin  # with every page: these are what the tests go through
from tests.admin.conftest import errors_of, filled

pytestmark = pytest.mark.django_db
OURS = [
    model for model, address in admin.site._registry.items() if isinstance(address, ScopedAdmin)
]


def listed(browser, url, **query):
    return {str(row) for row in browser.get(url, query).context["cl"].result_list}


def test_offices_keep_reference_data_only(client_of, fajar):
    shown = client_of(fajar).get(reverse("admin:index")).context["app_list"]
    models = {model["model"] for app in shown for model in app["models"]}
    assert models <= set(OURS)
    assert {model._meta.label for model in OURS} >= {"organization.Unit", "organization.Holiday"}


def test_letters_and_the_trail_are_kept_by_nobody():
    names = {model._meta.label_lower for model in admin.site._registry}
    assert not names & {"correspondence.letter", "documents.storedfile", "audit.auditentry"}
    assert not {name.split(".")[0] for name in names} & {"auth", "account", "mfa", "axes"}


def test_units_of_the_own_organisation_only(client_of, address, fajar, rama, yuda):
    assert listed(client_of(fajar), address("unit")) >= {"KPPN Karang Melati", "Seksi Bank"}
    assert "Dinas PUPR" not in listed(client_of(fajar), address("unit"))
    assert "Kelurahan Melati" in listed(client_of(rama), address("unit"))
    assert listed(client_of(yuda), address("unit")) == {"Dinas PUPR", "Bidang Bina Marga"}


def test_the_superuser_sees_all(superuser, address):
    assert listed(superuser, address("unit")) >= {"KPPN Karang Melati", "Dinas PUPR"}


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.model_name)
def test_every_list_opens_for_an_admin_and_for_nobody_else(model, client_of, fajar, eka):
    url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    assert client_of(fajar).get(url).status_code == 200
    assert client_of(eka).get(url).status_code in (302, 403)
    assert Client().get(url)["Location"].startswith("/admin/login/")


def test_rows_of_others_do_not_open(client_of, address, world, fajar, rama):
    for model, row in (
        ("unit", world.units["dinas"]),
        ("position", world.seats["sekda"]),
        ("user", world.users["kirana"]),
        (
            "positiongroup",
            PositionGroup.objects.get(organization=world.units["setda"], code="head"),
        ),
    ):
        url = address(model, "change", row.pk)
        assert client_of(fajar).get(url).status_code == 302
        assert client_of(rama).get(url).status_code == 200


def test_rows_of_others_cannot_be_chosen(client_of, address, world, fajar):
    browser = client_of(fajar)
    url = address("position", "change", world.seats["kasi_bank"].pk)
    stolen = filled(browser, url, superior=world.seats["sekda"].pk)
    assert "superior" in errors_of(browser.post(url, stolen))
    moved = filled(browser, url, unit=world.units["dinas"].pk)
    assert "unit" in errors_of(browser.post(url, moved))


def test_lists_of_choices_stay_inside(client_of, address, fajar, rama):
    for admin_of, found in ((fajar, 0), (rama, 1)):
        form = client_of(admin_of).get(address("position", "add")).context["adminform"].form
        offered = [str(label) for _value, label in form.fields["superior"].choices]
        assert sum("Sekretaris" in label for label in offered) == found


def test_filters_do_not_name_what_others_have(client_of, address, fajar):
    assert b"Bina Marga" not in client_of(fajar).get(address("position")).content


def test_groups_belong_to_the_admin_of_the_root(client_of, address, world, rama, yuda):
    group = PositionGroup.objects.get(organization=world.units["setda"], code="head")
    url = address("positiongroup", "change", group.pk)
    assert client_of(yuda).get(url).status_code == 200
    assert client_of(yuda).post(url, {"name": "Lain"}).status_code == 403
    assert client_of(rama).post(url, filled(client_of(rama), url, name="Lain")).status_code == 302


def test_nothing_can_be_deleted(superuser, address, world):
    for model, row in (("unit", world.units["bank"]), ("user", world.users["eka"])):
        assert superuser.post(address(model, "delete", row.pk), {"post": "yes"}).status_code == 403
    assert Unit.objects.filter(pk=world.units["bank"].pk).exists()
