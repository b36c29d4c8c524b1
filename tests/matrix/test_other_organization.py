"""Nothing of one organisation is found anywhere in the other: every page, every thing, by role."""

import pytest
from django.urls import NoReverseMatch, reverse

from disposition.deadlines import warn_of_deadlines
from eoffice.notifications.models import Notice
from tests.house.matrix import role_tables
from tests.matrix.reading import text_of
from tests.matrix.story import CONTENT, FILE_NAME, NOTES, tell_story

pytestmark = pytest.mark.django_db
WORDS = (*CONTENT, *NOTES, FILE_NAME, "Karang Melati", "Contohwati")
ASKED = {"q": "irkonium", "sender_number": CONTENT[2], "event": "", "kind": "letter"}
FOR_MACHINES = {"healthz", "readyz"}


def addresses(things: dict[str, int]) -> list[str]:
    """Every page of ours, of the thing that it shows; of all things where the tables name none."""
    rows = {name: row for name, row in role_tables().items() if name not in FOR_MACHINES}
    found = []
    for name, row in rows.items():
        shown = things.get(row[2]) if len(row) > 2 and isinstance(row[2], str) else None
        ids = {shown, things["letter"]} - {None} if row[2:] else {*things.values()}
        for args in ([], *([pk] for pk in sorted(ids)), *([pk, 1] for pk in sorted(ids))):
            try:
                found += [reverse(name, args=args)] if row[0] == "get" else []
            except NoReverseMatch:
                continue
    return found


@pytest.mark.parametrize("stranger", ["rama", "melia", "kirana"])
def test_no_address_tells_a_word(world, client_of, stranger):
    story = tell_story(world)
    browser, wrong = client_of(world.officer(stranger)), []
    for url in addresses(story.things):
        answer = browser.get(url, ASKED | {"office": story.letter.office_id})
        said = text_of(answer).replace(url, "")
        wrong += [f"{url}: {word}" for word in WORDS if word in said]
        wrong += [f"{url}: {answer.status_code}"] if answer.status_code >= 500 else []
    assert wrong == []


def test_nobody_elsewhere_is_told(world, client_of):
    tell_story(world)
    warn_of_deadlines()
    elsewhere = Notice.objects.exclude(user__organization=world.units["kppn"])
    assert not elsewhere.exists()
