"""A letter to very many: all of them are kept, and what is too many is said and not cut."""

import pytest

from correspondence.actions import addressee_lists, drafting
from correspondence.forms.draft import MOST_ADDRESSEES
from correspondence.models import OutgoingLetter
from tests.correspondence.drafts import draft_by, kind_of, newest
from tests.correspondence.test_draft_page import work_of, write

FIELDS = {"order": "", "role": "to", "address": "Jalan 1", "email": ""}
FIELDS |= {"position": "", "office": "", "contact": "", "other": ""}


@pytest.fixture
def draft(world, citra):
    return draft_by(citra, kind_of(world))


def rows(count):
    """As the page sends them."""
    named = {f"to-{n}-name": f"Satker {n}" for n in range(count)}
    return named | {f"to-{n}-{name}": FIELDS[name] for n in range(count) for name in FIELDS}


def test_as_many_as_there_may_be_are_kept(client_of, citra, draft):
    answer = write(client_of(citra), draft, subject="Hal", do="save", **rows(MOST_ADDRESSEES))
    assert answer.status_code == 302
    assert newest(draft).addressees.count() == MOST_ADDRESSEES


def test_one_more_is_said_and_none_is_lost(client_of, citra, draft):
    answer = write(client_of(citra), draft, subject="Hal", do="save", **rows(MOST_ADDRESSEES + 1))
    assert answer.status_code == 422
    assert f"paling banyak untuk {MOST_ADDRESSEES} penerima" in answer.content.decode()
    assert OutgoingLetter.objects.get(pk=draft.pk).version == 1
    assert len(work_of(draft)["addressees"]) == MOST_ADDRESSEES + 1


def test_a_list_that_would_be_too_much_is_not_put_in(client_of, citra, draft):
    known = [{"role": "to", "name": f"Kantor {n}", "address": ""} for n in range(MOST_ADDRESSEES)]
    empty = {"email": "", "position": None, "office": None, "contact": None}
    kept = addressee_lists.keep(draft.pk, "Semua", [row | empty for row in known], by=citra)
    answer = write(client_of(citra), draft, do="list", list=kept.pk, **rows(1))
    assert answer.status_code == 422
    assert len(drafting.text_now(newest(draft), by=citra)["addressees"]) == 1
