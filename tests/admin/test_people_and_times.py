"""People, desks and calendars in the office administration: through the rules, and recorded."""

from datetime import timedelta

import pytest

from eoffice import clock
from eoffice.audit.models import AuditEntry
from eoffice.jobs.models import Job
from eoffice.organization.models import Assignment, Holiday, UrgencyTarget, User, WorkCalendar
from tests.admin.conftest import errors_of, filled

pytestmark = pytest.mark.django_db
NEXT_YEAR = clock.now().date() + timedelta(days=365)


def add(browser, url, **data):
    return browser.post(url, filled(browser, url, **data))


def test_a_new_person_comes_in_with_a_slip(client_of, address, world, fajar):
    add(
        client_of(fajar),
        address("user", "add"),
        username="Nia.KPPN",
        name="Nia Contohsari",
        organization=world.units["kppn"].pk,
    )
    nia = User.objects.get(username="nia.kppn")
    assert not nia.has_usable_password()
    assert not nia.is_staff


def test_nobody_is_put_into_another_organisation(client_of, address, world, fajar):
    answer = add(
        client_of(fajar),
        address("user", "add"),
        username="nia",
        name="Nia",
        organization=world.units["setda"].pk,
    )
    assert "organization" in errors_of(answer)


def test_a_new_holder_replaces_the_old_one_in_one_step(client_of, address, world, fajar):
    add(
        client_of(fajar),
        address("assignment", "add"),
        user=world.users["dewi"].pk,
        position=world.seats["kasi_bank"].pk,
        kind="definitive",
        starts=NEXT_YEAR.isoformat(),
    )
    old, new = Assignment.objects.filter(position=world.seats["kasi_bank"]).order_by("starts")
    assert (old.user.username, old.ends) == ("eka", NEXT_YEAR - timedelta(days=1))
    assert (new.user.username, new.starts) == ("dewi", NEXT_YEAR)


def test_an_assignment_ends_and_its_past_stays(client_of, address, world, fajar):
    seat = Assignment.objects.get(position=world.seats["kasi_bank"])
    url = address("assignment", "change", seat.pk)
    client_of(fajar).post(url, {"ends": NEXT_YEAR.isoformat(), "kind": "plh"})
    seat = Assignment.objects.get(pk=seat.pk)
    assert (seat.ends, seat.kind) == (NEXT_YEAR, "definitive")


def test_a_person_with_a_desk_stays_active(client_of, address, world, fajar):
    chosen = {"action": "deactivate", "_selected_action": [world.users["eka"].pk]}
    browser = client_of(fajar)
    asked = browser.post(address("user"), chosen)
    assert asked.context["candidates"][0].dependents == ["Kasi Bank"]
    browser.post(address("user"), chosen | {"confirmed": "yes"})
    assert User.objects.get(pk=world.users["eka"].pk).is_active


def test_a_local_holiday_moves_due_dates(client_of, address, world, fajar):
    day = {"day": "2027-01-05", "name": "HUT", "kind": "local", "office": world.units["kppn"].pk}
    add(client_of(fajar), address("holiday", "add"), **day)
    assert Job.objects.filter(kind="recompute_due", subject_id=world.units["kppn"].pk).exists()
    assert AuditEntry.objects.filter(event="settings.holiday_added").exists()


def test_a_national_holiday_is_shown_but_kept_by_the_superuser(
    client_of, address, fajar, superuser
):
    superuser.post(
        address("holiday", "add"), {"day": "2027-01-01", "name": "TB", "kind": "national"}
    )
    holiday = Holiday.objects.get(office=None)
    url = address("holiday", "change", holiday.pk)
    assert client_of(fajar).get(url).status_code == 200
    assert client_of(fajar).post(address("holiday", "delete", holiday.pk)).status_code == 403


def test_an_office_does_not_enter_a_holiday_of_the_country(client_of, address, fajar):
    given = {"day": "2027-02-01", "name": "X", "kind": "local", "office": ""}
    assert "office" in errors_of(add(client_of(fajar), address("holiday", "add"), **given))


def test_hours_of_a_period_are_entered_on_one_page(client_of, address, world, fajar):
    calendar = WorkCalendar.objects.create(office=world.units["kppn"], name="Jam kerja")
    period = {"calendar": calendar.pk, "valid_from": "2027-02-08", "valid_until": "2027-03-09"}
    lines = {
        f"hours-{day}-{name}": value
        for day in range(5)
        for name, value in {"weekday": day, "opens": "08:00", "closes": "15:00"}.items()
    }
    add(client_of(fajar), address("workperiod", "add"), **period, **lines)
    assert calendar.periods.get().hours.count() == 5
    assert AuditEntry.objects.filter(event="settings.hours_changed").exists()


def test_a_time_limit_is_in_days_or_hours(client_of, address, world, fajar):
    given = {"office": world.units["kppn"].pk, "urgency": "segera", "answer_days": 2}
    url = address("urgencytarget", "add")
    browser = client_of(fajar)
    assert errors_of(add(browser, url, **given, answer_hours=3, first_disposition_minutes=60))
    add(browser, url, **given, answer_hours=0, first_disposition_minutes=60)
    assert UrgencyTarget.objects.get().answer.days == 2
    assert AuditEntry.objects.filter(event="settings.added", subject_kind="settings").exists()
