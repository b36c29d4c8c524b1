"""Who looks after which accounts: the office's admin after his own, and no other's."""

import pytest
from django.urls import reverse

from eoffice.errors import Refused
from eoffice.organization.accounts import actions
from eoffice.organization.models import User
from tests.accounts.conftest import events_of

pytestmark = pytest.mark.django_db
LIST = "accounts:office"


def names(browser, **query):
    return {row.username for row in browser.get(reverse(LIST), query).context["rows"]}


def test_the_admin_sees_the_people_of_the_organisation_only(client_of, fajar):
    seen = names(client_of(fajar))
    assert {"eka", "gita", "indra"} <= seen
    assert not {"sekar", "kirana", "melia"} & seen


def test_the_admin_of_a_nested_office_sees_that_office_only(client_of, dinas_admin):
    assert names(client_of(dinas_admin)) == {"kirana", "yuda", "bagas", "tirta"}


@pytest.mark.parametrize("person", ["eka", "arunika", "indra", "hadi"])
def test_nobody_else_gets_in(client_of, world, person):
    browser = client_of(world.officer(person))
    assert browser.get(reverse(LIST)).status_code == 403
    eka = world.users["dewi"].pk
    issue = reverse("accounts:slip_issue", args=[eka])
    assert browser.post(issue, {"purpose": "reset"}).status_code == 403


def test_the_list_can_be_searched(client_of, fajar):
    assert names(client_of(fajar), q="kasi bank") == {"eka"}
    assert names(client_of(fajar), q="ibarat") == {"dewi"}
    assert names(client_of(fajar), q="kirana") == set()


def test_a_search_answers_with_the_rows_alone(client_of, fajar):
    page = client_of(fajar).get(reverse(LIST), headers={"HX-Request": "true"})
    assert b"<html" not in page.content


def test_an_account_of_the_other_organisation_does_not_exist(client_of, world, fajar):
    for name in ("person", "slip_issue", "account_close"):
        url = reverse(f"accounts:{name}", args=[world.users["kirana"].pk])
        browser = client_of(fajar)
        answer = browser.get(url) if name == "person" else browser.post(url, {"purpose": "reset"})
        assert answer.status_code == 404


def test_nobody_helps_himself(fajar):
    with pytest.raises(Refused, match=r"Another administrator|Administrator lain"):
        actions.issue_slip(fajar.user_id, "reset", by=fajar)


def test_whoever_also_sits_elsewhere_is_helped_from_above(world, dinas_admin):
    world.appoint("bagas", "sekda", "plh")
    with pytest.raises(Refused):
        actions.issue_slip(world.users["bagas"].pk, "reset", by=dinas_admin)
    assert actions.issue_slip(world.users["tirta"].pk, "reset", by=dinas_admin).secret


def test_an_account_is_closed_and_opened_again(client_of, world, fajar):
    eka, browser = world.users["eka"], client_of(fajar)
    browser.post(reverse("accounts:account_close", args=[eka.pk]))
    assert not User.objects.get(pk=eka.pk).is_active
    assert browser.post(reverse("accounts:account_close", args=[eka.pk])).status_code == 409
    browser.post(reverse("accounts:account_reopen", args=[eka.pk]))
    assert User.objects.get(pk=eka.pk).is_active
    assert events_of(eka.pk) == ["deactivated", "reactivated"]


def test_the_list_costs_few_queries(client_of, fajar, django_assert_max_num_queries):
    browser = client_of(fajar)
    browser.get(reverse(LIST))
    with django_assert_max_num_queries(12):
        browser.get(reverse(LIST))
