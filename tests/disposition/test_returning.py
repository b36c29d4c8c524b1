"""One of several addressees gives a letter back: only he loses it, and the desk gives it on."""

import pytest
from django.urls import reverse

from correspondence.actions import corrections
from correspondence.models import IncomingLetter, LetterAccess, ServiceClock
from correspondence.queries.tray import returned_to
from correspondence.states import RecipientRole
from disposition import actions
from eoffice.errors import WrongState
from eoffice.jobs.models import Job
from tests.disposition.letters import branch_before, letter_for, put_before, sheet_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def shared(world):
    """A letter before two section heads."""
    letter = letter_for(world, "kasi_bank")
    put_before(letter, world.seats["kasi_pd"].pk, RecipientRole.TO)
    return letter


@pytest.fixture
def given_back(shared, danu):
    """The second of them gave it back."""
    actions.return_to_desk(shared.pk, "Bukan tugas kami.", by=danu)
    return IncomingLetter.objects.get(pk=shared.pk)


def seats_of(letter) -> list[str]:
    rows = letter.recipients.current().filter(role=RecipientRole.TO).order_by("pk")
    return [str(row.position) for row in rows]


def test_the_others_keep_it(given_back, eka, danu):
    assert (given_back.state, seats_of(given_back)) == ("registered", ["Kasi Bank"])
    assert actions.close_letter(given_back.pk, "noted", by=eka).state == "completed"


def test_who_gave_it_back_keeps_the_register_line(world, given_back):
    row = LetterAccess.objects.get(letter=given_back, audience=f"p:{world.seats['kasi_pd'].pk}")
    assert row.part == 1


def test_the_desk_sees_who_returned_it_and_why(given_back, hadi, client_of):
    assert [letter.pk for letter in returned_to(hadi)] == [given_back.pk]
    assert Job.objects.filter(kind="notify_letter_returned", subject_id=given_back.pk).exists()
    for url in (reverse("intake:tray"), reverse("intake:readdress", args=[given_back.pk])):
        page = client_of(hadi).get(url).content.decode()
        assert "Kasi Pencairan Dana" in page
        assert "Bukan tugas kami." in page


def test_the_desk_gives_it_to_somebody_else(world, given_back, hadi):
    seat = world.seats["kasubbag"]
    corrections.readdress(given_back.pk, to=[seat.pk], by=hadi, reason="Arahan kepala.")
    assert seats_of(given_back) == ["Kasi Bank", "Kasubbag Umum"]
    assert not returned_to(hadi).exists()


def test_the_desk_may_leave_it_with_the_others(world, given_back, hadi):
    seat = world.seats["kasi_bank"]
    corrections.readdress(given_back.pk, to=[seat.pk], by=hadi, reason="Cukup Seksi Bank.")
    assert seats_of(given_back) == ["Kasi Bank"]
    assert not returned_to(hadi).exists()


def test_what_the_others_did_stays(world, shared, eka, danu, hadi):
    office = world.units["kppn"]
    ServiceClock.objects.create(
        letter=shared, office=office, unit=office, kind="first_disposition",
        started_at=shared.received_at, stopped_at=shared.received_at,
    )  # fmt: skip
    actions.dispose(shared.pk, sheet_to(world, "staf_bank"), by=eka)
    actions.return_to_desk(shared.pk, "Bukan tugas kami.", by=danu)
    corrections.readdress(shared.pk, to=[world.seats["kasubbag"].pk], by=hadi, reason="Ya.")
    assert IncomingLetter.objects.get(pk=shared.pk).state == "in_disposition"
    assert branch_before(world, "staf_bank", shared).state == "sent"
    assert ServiceClock.objects.get().stopped_at is not None


def test_nobody_leaves_open_branches_behind(world, shared, eka):
    actions.dispose(shared.pk, sheet_to(world, "staf_bank"), by=eka)
    with pytest.raises(WrongState):
        actions.return_to_desk(shared.pk, "Bukan tugas kami.", by=eka)


def test_the_last_of_them_returns_it_for_good(given_back, eka, hadi):
    assert actions.return_to_desk(given_back.pk, "Juga bukan.", by=eka).state == "returned"
    back = returned_to(hadi)[0].given_back
    assert {str(row.position) for row in back} == {"Kasi Bank", "Kasi Pencairan Dana"}


def test_what_is_closed_is_not_given_back(shared, eka, danu):
    actions.close_letter(shared.pk, "noted", by=eka)
    with pytest.raises(WrongState):
        actions.return_to_desk(shared.pk, "Bukan tugas kami.", by=danu)
