"""What breaks a rule of the database is told on the page, in words; an office keeps its books."""

import pytest
from django.urls import reverse

from correspondence.models import Register
from eoffice.organization.broken_rules import RULES
from eoffice.organization.models import PositionRole, Unit, UrgencyTarget, User
from tests.admin.conftest import errors_of, filled

pytestmark = pytest.mark.django_db


def said(browser, url, **changes):
    return str(errors_of(browser.post(url, filled(browser, url, **changes))))


def test_a_rule_that_only_the_database_sees_is_told_on_the_page(client_of, address, world, fajar):
    browser, kppn = client_of(fajar), world.units["kppn"].pk
    Unit.objects.filter(pk=world.units["pd"].pk).update(code="PD")
    unit = {"parent": kppn, "name": "Kembar", "code": "PD", "kind": "section"}
    assert str(RULES["a_unit_code_is_used_once_in_an_organization"]) in said(
        browser, address("unit", "add"), **unit
    )
    seat = {"unit": world.units["pd"].pk, "title": "Kepala Kedua", "is_head": "on"}
    assert str(RULES["a_unit_has_one_head"]) in said(browser, address("position", "add"), **seat)


def test_a_rule_that_the_form_sees_is_told_in_words(client_of, address, world, fajar):
    User.objects.filter(username="danu").update(nip="199900002024001001")
    browser, url = client_of(fajar), address("user", "add")
    person = {"username": "nia", "name": "Nia", "organization": world.units["kppn"].pk}
    told = said(browser, url, **person, nip="199900002024001001")
    assert str(RULES["a_nip_belongs_to_one_person"]) in told and "a_nip" not in told
    assert str(RULES["a_user_name_is_used_once_in_any_letter_case"]) in said(
        browser, url, **(person | {"username": "DANU"})
    )


def test_an_office_stays_one_while_its_books_are_kept(client_of, address, world, rama):
    dinas, browser = world.units["dinas"], client_of(rama)
    Register.objects.create(office=dinas, name="Agenda", code="A", direction="incoming")
    url = address("unit", "change", dinas.pk)
    assert "agenda" in said(browser, url, is_office=False).lower()
    assert Unit.objects.get(pk=dinas.pk).is_office
    Register.objects.all().delete()
    UrgencyTarget.objects.filter(office=dinas).delete()
    assert said(browser, url, is_office=False) == "{}"
    assert not Unit.objects.get(pk=dinas.pk).is_office


def test_a_nested_office_takes_the_time_zone_from_above(client_of, address, world, rama):
    unit = world.units["bagian_umum"]
    url = address("unit", "change", unit.pk)
    assert said(client_of(rama), url, is_office="on", time_zone="") == "{}"
    assert Unit.objects.get(pk=unit.pk).time_zone == "Asia/Makassar"


def test_an_empty_letter_type_is_told_what_it_lacks(superuser):
    url = reverse("admin:correspondence_lettertype_add")
    assert "organization" in said(superuser, url, organization="", code="", name="")


def test_every_rule_that_is_told_is_one_of_the_database():
    models = [Unit, User, PositionRole, Register, UrgencyTarget]
    names = {rule.name for model in models for rule in model._meta.constraints}
    inner = {"only_a_root_is_an_organization", "a_unit_is_an_office_or_belongs_to_one"}
    assert names - inner <= set(RULES)
