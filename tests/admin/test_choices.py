"""Lists of choices in the administration: in the order of the tree, in words that tell apart."""

from __future__ import annotations

from datetime import date

import pytest

from eoffice.organization.models import Position, TaskTeam, WorkCalendar

pytestmark = pytest.mark.django_db


def offered(browser, url: str, field: str) -> dict[object, str]:
    """The options that the page really shows, by value."""
    form = browser.get(url).context["adminform"].form
    groups = form[field].field.widget.widget.optgroups(field, [str(form[field].value() or "")])
    return {
        str(option["value"]): option["label"] for _name, options, _n in groups for option in options
    }


def test_a_seat_is_named_with_its_unit_and_its_holder(client_of, address, world, fajar):
    choices = offered(client_of(fajar), address("position", "add"), "superior")
    seat = world.seats["kasi_bank"]
    assert choices[str(seat.pk)].endswith("Kasi Bank · Seksi Bank · Eka Rekaanto")


def test_seats_below_stand_below_and_further_in(client_of, address, world, fajar):
    choices = offered(client_of(fajar), address("position", "add"), "superior")
    order = list(choices)
    above, below = (str(world.seats[name].pk) for name in ("kasi_bank", "staf_bank"))
    assert order.index(above) < order.index(below)
    depth = {pk: len(label) - len(label.lstrip("\xa0")) for pk, label in choices.items()}
    assert depth[above] < depth[below]


def test_what_is_deactivated_is_not_offered_but_stays_where_chosen(
    client_of, address, world, fajar
):
    seat = world.seats["kasi_bank"]
    team = TaskTeam.objects.create(office=world.units["kppn"], name="Tim", leader=seat)
    Position.objects.filter(pk=seat.pk).update(active=False)
    browser = client_of(fajar)
    assert str(seat.pk) not in offered(browser, address("position", "add"), "superior")
    assert str(seat.pk) in offered(browser, address("taskteam", "change", team.pk), "leader")


def test_the_tick_that_removes_a_row_names_the_row(client_of, address, world, fajar):
    calendar = WorkCalendar.objects.create(office=world.units["kppn"], name="Jam kerja")
    calendar.periods.create(valid_from=date(2026, 1, 1))
    page = client_of(fajar).get(address("workcalendar", "change", calendar.pk)).content.decode()
    assert 'aria-label="Hapus baris mulai 1 Januari 2026"' in page


def test_a_new_row_belongs_to_the_office_of_its_admin(client_of, address, world, fajar):
    form = client_of(fajar).get(address("holiday", "add")).context["adminform"].form
    assert form["office"].value() == world.units["kppn"].pk
    assert not form.fields["office"].help_text
