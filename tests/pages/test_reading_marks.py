"""The first reading marks what lies unread, loads the page once and costs few statements."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from correspondence.events import LetterEvent
from disposition import actions
from eoffice import audit
from eoffice.organization.calendars import hours_of
from tests.disposition.letters import branch_before, disposed, letter_for, sheet_to

pytestmark = pytest.mark.django_db
# lock, look, mark and three of the trail; on a branch its letter is looked up first
MARKS, MARKS_ON_A_BRANCH = 6, 7
FRAME = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


@pytest.fixture
def reading(client_of):
    """`reading(officer, letter)`: the page and how many statements it took, twice."""

    def read(officer, letter):
        client, url = client_of(officer), reverse("pages:letter", args=[letter.pk])
        client.get(reverse("pages:help"))
        hours_of(letter.office)  # session and calendar are known from then on
        return [counted(client, url) for _ in range(2)]

    return read


def counted(client, url):
    with CaptureQueriesContext(connection) as asked:
        page = client.get(url).content.decode()
    return page, sum(not query["sql"].startswith(FRAME) for query in asked.captured_queries)


def test_the_addressees_first_reading(reading, world, arunika):
    letter = letter_for(world, "kepala")
    audit.record(LetterEvent.PRINTED, letter, by=arunika)
    (page, first), (_, second) = reading(arunika, letter)
    assert first - second <= MARKS
    assert "Dibaca" in page
    assert letter.recipients.get().state == "read"


def test_the_receivers_first_reading(reading, world, arunika, eka):
    letter = disposed(world, arunika, "kasi_bank")
    (page, first), (again, second) = reading(eka, letter)
    assert first - second <= MARKS_ON_A_BRANCH
    assert "Dibaca" in page.partition('class="chain"')[2]
    assert page.count("<time") == again.count("<time") == 2


def test_an_assistant_marks_nothing_and_pays_nothing(reading, world, arunika, gita):
    letter = letter_for(world, "kepala")
    (_, first), (_, second) = reading(gita, letter)
    assert first == second
    assert letter.recipients.get().state == "unread"


def test_what_waits_at_another_offices_desk_stays_unread(world, sekar, kirana, client_of):
    letter = letter_for(world, "sekda")
    actions.dispose(letter.pk, sheet_to(world, "kepala_dinas"), by=sekar)
    client_of(kirana).get(reverse("pages:letter", args=[letter.pk]))
    assert branch_before(world, "kepala_dinas", letter).state == "sent"
