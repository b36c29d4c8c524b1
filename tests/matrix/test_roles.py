"""Every page and verb answers every role as the table says; looking changes nothing."""

import pytest
from django.test import Client
from django.urls import reverse

from eoffice import clock
from eoffice.notifications.models import Notice
from tests.matrix.reading import changed, rows_of_everything, text_of
from tests.matrix.role_table import ROLE_TABLE, ROLES, STRANGERS
from tests.matrix.story import CONTENT, FILE_NAME, NOTES, tell_story

pytestmark = pytest.mark.django_db
WORDS = (*CONTENT, *NOTES, FILE_NAME)
# What looking may leave behind: the session, read marks, and the trail of views and prints.
SESSION = {"sessions.Session"}
READ_MARKS = SESSION | {
    "audit.AuditEntry",
    "audit.ChainHead",
    "correspondence.Recipient",
    "disposition.Disposition",
}
LEAVES = {"pages:letter": READ_MARKS, "pages:sheet_pdf": READ_MARKS}


@pytest.fixture
def things(world) -> dict[str, int]:
    """The letter of the story, and a notice of arunika's."""
    notice = Notice.objects.create(
        user=world.users["arunika"], kind="letter_arrived", event_key="1", created_at=clock.now()
    )
    return tell_story(world).things | {"notice": notice.pk}


def ask(browser: Client, name: str, things: dict[str, int]):
    method, _codes, thing = ROLE_TABLE[name]
    return getattr(browser, method)(reverse(name, args=[things[thing]] if thing else []))


@pytest.mark.parametrize("role", ROLES)
def test_each_address_answers_the_role(world, things, client_of, role):
    browser = client_of(world.officer(role)) if role else Client()
    place, wrong = ROLES.index(role), []
    for name, (_method, codes, _thing) in ROLE_TABLE.items():
        answer = ask(browser, name, things)
        if answer.status_code != codes[place]:
            wrong.append(f"{name}: {answer.status_code}, the table says {codes[place]}")
        said = text_of(answer)
        if role in STRANGERS:
            wrong += [f"{name} says {word}" for word in WORDS if word in said]
        if answer.status_code == 403 and 'role="alert"' not in said:
            wrong.append(f"{name}: no sentence")
    assert wrong == []


def test_strangers_are_asked_to_sign_in(things):
    for name in ROLE_TABLE:
        assert ask(Client(), name, things).url.startswith("/accounts/login")


@pytest.mark.parametrize("role", ["arunika", "indra"])
def test_looking_leaves_read_marks_and_nothing_else(world, things, client_of, role):
    browser, wrong = client_of(world.officer(role)), []
    browser.get(reverse("pages:help"))
    before = rows_of_everything()
    for name in (name for name, row in ROLE_TABLE.items() if row[0] == "get"):
        ask(browser, name, things)
        after = rows_of_everything()
        left = changed(before, after) - LEAVES.get(name, SESSION)
        wrong += [f"{name} changed {label}" for label in left]
        before = after
    assert wrong == []
