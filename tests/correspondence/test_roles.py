"""Every address of the desk answers every role as the table says."""

import pytest
from django.urls import reverse

from correspondence.actions import contacts, drafting, numbers, recording
from correspondence.actions.contacts import ContactData
from correspondence.actions.drafting import DraftData
from correspondence.models import Arrival, IncomingLetter, LetterType, NumberSeries, Remark
from eoffice import clock
from tests.correspondence.role_table import ROLE_TABLE, ROLES

FIELDS = {"reason": "Alasan", "purpose": "Meminta kelengkapan berkas"}


@pytest.fixture
def things(book, scan, paper, hadi, eka, world):
    """One of each, all of the first organisation."""
    office = world.units["kppn"]
    letter = recording.record([], paper(), by=hadi, office_id=office.pk)
    other = contacts.add(office.pk, ContactData(name="Dinas Lain"), by=hadi)
    arrival = Arrival.objects.create(
        letter=letter_without_number(office),
        office=office,
        position=world.seats["kepala"],
        from_position=world.seats["kepala"],
        arrived_at=clock.now(),
    )
    draft = draft_of(office, eka)
    entry = numbers.reserve(book.pk, 1, by=hadi, reason="Lembur")[0]
    return {
        "scan": scan.pk, "letter": letter.pk, "arrival": arrival.pk, "register": book.pk,
        "series": a_year_that_goes_on(book).pk, "entry": entry.pk, "contact": letter.sender_id,
        "office": office.pk, "kept": other.pk, "draft": draft,
        "remark": (draft, remark_on(draft)),
    }  # fmt: skip


def a_year_that_goes_on(book):
    """The next one: this one may be closed on its last day."""
    year = clock.today(book.office.zone).year + 1
    return NumberSeries.objects.create(register=book, year=year, opened_at=clock.now())


def draft_of(office, writer):
    """A letter that somebody writes."""
    kind = LetterType.objects.create(organization=office, code="SD", for_outgoing=True)
    return drafting.start(DraftData(kind.pk), by=writer).pk


def remark_on(draft):
    """What somebody wrote at a place of it."""
    now = clock.now()
    return Remark.objects.create(letter_id=draft, version=1, text="Keliru", made_at=now).pk


def letter_without_number(office):
    """As it comes from another office."""
    return IncomingLetter.objects.create(
        kind="incoming",
        state="registered",
        organization=office,
        office=office,
        sender_name="Setda",
        subject="Surat",
        received_at=clock.now(),
    )


def ask(client, name, things):
    method, _answers, thing = ROLE_TABLE[name]
    if thing == "office":
        return client.get(reverse(name), {"office": things["office"]})
    named = things[thing] if thing else ()
    url = reverse(name, args=named if isinstance(named, tuple) else [named])
    return client.get(url) if method == "get" else client.post(url, FIELDS | things)


@pytest.mark.parametrize("name", ROLE_TABLE)
def test_the_answers(name, things, answered):
    given = answered(ROLES, lambda client: ask(client, name, things))
    assert given == dict(zip(ROLES, ROLE_TABLE[name][1], strict=True))
