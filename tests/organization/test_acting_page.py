"""The page of acting officials: the recorder of the office, nobody else, and nothing of others."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from eoffice import clock
from eoffice.organization.models import Absence, Assignment

TODAY = clock.today("Asia/Jakarta")
NEXT_WEEK = TODAY + timedelta(days=7)


def filled(world, **changed):
    """The form of an ordinary Plh."""
    given = {
        "position_id": world.seats["kasi_bank"].pk,
        "user_id": world.users["danu"].pk,
        "kind": "plh",
        "starts": TODAY.isoformat(),
        "ends": NEXT_WEEK.isoformat(),
        "decree_number": "ST-7/2026",
        "may_accept": "on",
    }
    return given | changed


@pytest.fixture
def recorder(client_of, hadi):
    return client_of(hadi)


def test_the_empty_page_says_what_will_appear(recorder):
    page = recorder.get(reverse("organization:acting")).content.decode()
    assert page.count("empty card-flat") == 2


def test_the_recorder_enters_a_plh_and_sees_it(recorder, world):
    answer = recorder.post(reverse("organization:acting_appoint"), filled(world), follow=True)
    page = answer.content.decode()
    assert "Plh. Kasi Bank" in page and "Eka Rekaanto" in page and "ST-7/2026" in page
    assert not Assignment.objects.get(kind="plh").may_sign


def test_a_wrong_form_comes_back_with_what_is_wrong(recorder, world):
    wrong = filled(world, kind="plt", ends=(TODAY - timedelta(days=1)).isoformat())
    answer = recorder.post(reverse("organization:acting_appoint"), wrong)
    assert answer.status_code == 422 and "error-summary" in answer.content.decode()


def test_what_the_action_refuses_is_said_on_the_form(recorder, world):
    answer = recorder.post(reverse("organization:acting_appoint"), filled(world, kind="plt"))
    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors()


def test_a_plh_is_ended(recorder, world):
    recorder.post(reverse("organization:acting_appoint"), filled(world))
    acting = Assignment.objects.get(kind="plh")
    recorder.post(reverse("organization:acting_end", args=[acting.pk]), {"ends": TODAY.isoformat()})
    assert Assignment.objects.get(pk=acting.pk).ends == TODAY


def test_an_absence_is_entered_and_withdrawn(recorder, world):
    form = {"user_id": world.users["eka"].pk, "kind": "leave",
            "starts": TODAY.isoformat(), "ends": NEXT_WEEK.isoformat()}  # fmt: skip
    page = recorder.post(reverse("organization:absence_enter"), form, follow=True)
    assert "Eka Rekaanto" in page.content.decode()
    url = reverse("organization:absence_end", args=[Absence.objects.get().pk])
    recorder.post(url, {"ends": (TODAY - timedelta(days=1)).isoformat()})
    assert not Absence.objects.get().active


def test_forms_offer_own_seats_and_own_people_only(recorder):
    for name in ("acting_appoint", "absence_enter"):
        page = recorder.get(reverse(f"organization:{name}")).content.decode()
        assert "Bagas" not in page and "Sekretaris Daerah" not in page


def test_who_keeps_no_list_is_told_whom_to_ask(client_of, eka):
    assert client_of(eka).get(reverse("organization:acting")).status_code == 403


def test_other_offices_do_not_exist(recorder, world):
    url = reverse("organization:acting")
    assert recorder.get(url, {"office": world.units["setda"].pk}).status_code == 404
    absence = Absence.objects.create(
        user=world.users["bagas"], kind="leave", starts=TODAY, ends=NEXT_WEEK
    )
    answer = recorder.post(reverse("organization:absence_end", args=[absence.pk]), {"ends": TODAY})
    assert answer.status_code == 404


def test_the_admin_of_a_root_keeps_the_nested_offices_too(client_of, world):
    world.seats["sekda"].roles.create(role="office_admin", valid_from=TODAY)
    recorder = client_of(world.officer("sekar"))
    dinas = {"office": world.units["dinas"].pk}
    assert "Dinas PUPR" in recorder.get(reverse("organization:acting"), dinas).content.decode()
    assert recorder.get(reverse("organization:acting_appoint"), dinas).status_code == 200


def test_the_list_costs_the_same_with_many_rows(recorder, world):
    def cost():
        with CaptureQueriesContext(connection) as statements:
            recorder.get(reverse("organization:acting"))
        return len(statements)

    cost()
    with_none = cost()
    for number in range(20):
        day = TODAY + timedelta(days=number)
        Absence.objects.create(user=world.users["eka"], kind="leave", starts=day, ends=day)
    assert cost() == with_none
