"""A late change of the calendar moves what is open: both clocks and the derived due dates."""

from datetime import timedelta

import pytest

from correspondence.actions.addressing import start_clocks
from correspondence.actions.arrivals import register_arrival
from correspondence.models import Arrival, IncomingLetter, Register, ServiceClock
from disposition import actions, moving_due
from disposition.models import DispositionSheet
from eoffice.audit.models import AuditEntry
from eoffice.notifications.models import Notice
from eoffice.organization.models import Holiday
from tests.disposition.letters import letter_for, sheet_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def timed(world):
    """A letter before the head of the KPPN whose clocks run."""
    letter, office = letter_for(world, "kepala"), world.units["kppn"]
    due = start_clocks(letter, office=office, unit=office, since=letter.received_at)
    IncomingLetter.objects.filter(pk=letter.pk).update(due_at=due.at, due_reason=due.why.as_json())
    return IncomingLetter.objects.get(pk=letter.pk)


def dues_at(office) -> dict[str, object]:
    return dict(ServiceClock.objects.filter(office=office).values_list("kind", "due_at"))


def close_on_every_due_day(office):
    """Holidays on the days on which something is due there."""
    for day in {moment.date() for moment in dues_at(office).values()}:
        Holiday.objects.create(office=office, day=day, name="Libur daerah")


def told() -> list[str]:
    rows = Notice.objects.filter(kind="due_moved").order_by("user__username")
    return list(rows.values_list("user__username", flat=True))


def test_the_first_disposition_moves_and_its_addressee_is_told(world, timed):
    office = world.units["kppn"]
    before = dues_at(office)
    close_on_every_due_day(office)
    assert moving_due.move_due_dates(office.pk) == 1
    after = dues_at(office)
    assert after["first_disposition"] > before["first_disposition"]
    assert after["answer"] > before["answer"]
    assert "arunika" in told()


def test_the_sheets_say_the_new_date_with_its_reason(world, timed, arunika):
    actions.dispose(timed.pk, sheet_to(world, "kasi_bank"), by=arunika)
    close_on_every_due_day(world.units["kppn"])
    moving_due.move_due_dates(world.units["kppn"].pk)
    letter, sheet = IncomingLetter.objects.get(), DispositionSheet.objects.get()
    assert letter.due_at > timed.due_at
    assert (sheet.due_at, sheet.due_reason) == (letter.due_at, letter.due_reason)


def test_what_was_given_in_time_is_not_computed_again(world, timed, arunika):
    office = world.units["kppn"]
    actions.dispose(timed.pk, sheet_to(world, "kasi_bank"), by=arunika)
    before = dues_at(office)["first_disposition"]
    close_on_every_due_day(office)
    moving_due.move_due_dates(office.pk)
    assert dues_at(office)["first_disposition"] == before


def test_it_is_told_and_recorded_once(world, timed):
    close_on_every_due_day(world.units["kppn"])
    told_to = [(moving_due.move_due_dates(world.units["kppn"].pk), told()) for _ in range(2)]
    assert [moved for moved, _names in told_to] == [1, 0]
    assert told_to[0][1] == told_to[1][1]
    assert AuditEntry.objects.filter(event="letter.due_moved").count() == 1


def test_a_returned_letter_moves_too(world, timed, arunika):
    actions.return_to_desk(timed.pk, "Bukan kami.", by=arunika)
    close_on_every_due_day(world.units["kppn"])
    assert moving_due.move_due_dates(world.units["kppn"].pk) == 1


def test_another_office_counts_from_the_day_on_which_it_came_there(world, sekar, kirana, yuda):
    letter, dinas = letter_for(world, "sekda"), world.units["dinas"]
    earlier = letter.received_at - timedelta(days=40)
    IncomingLetter.objects.filter(pk=letter.pk).update(received_at=earlier)
    Register.objects.create(office=dinas, code="masuk", name="Agenda surat masuk")
    actions.dispose(letter.pk, sheet_to(world, "kepala_dinas"), by=sekar)
    register_arrival(Arrival.objects.get().pk, by=yuda)
    before = dues_at(dinas)
    close_on_every_due_day(dinas)
    moving_due.move_due_dates(dinas.pk)
    after = dues_at(dinas)
    assert all(after[kind] > before[kind] for kind in ("answer", "first_disposition"))
    assert told() == ["kirana"]
