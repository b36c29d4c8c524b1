"""The auditor's pages: who may read, what is found, and that nothing of another house is seen."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from eoffice import audit, clock
from eoffice.audit.models import AuditEntry

from .happenings import Happening, record
from .role_table import ROLE_TABLE, ROLES

TRAIL = "/trail/"
CASES = [
    (name, method, person, code)
    for name, (method, codes) in ROLE_TABLE.items()
    for person, code in zip(ROLES, codes, strict=True)
]


@pytest.fixture
def entry(world, eka):
    """Something that Eka did in the auditor's organisation."""
    return record(Happening.MOVED, by=eka, changes={"subject": ["", audit.fingerprint("Mutasi")]})


@pytest.fixture
def auditor(client_of, indra):
    return client_of(indra)


def shown(answer):
    return [row.entry.pk for row in answer.context["rows"]]


@pytest.mark.parametrize(("name", "method", "person", "code"), CASES)
def test_each_role_gets_its_answer(world, entry, client_of, name, method, person, code):
    browser = client_of(world.officer(person)) if person else Client()
    url = reverse(name, args=[entry.pk] if name == "audit:entry" else [])
    assert getattr(browser, method)(url).status_code == code


def test_another_organisation_is_not_seen(auditor, entry, rama):
    theirs = record(by=rama)
    nobodys = record(by=audit.SYSTEM)
    assert shown(auditor.get(TRAIL)) == [entry.pk]
    for hidden in (theirs, nobodys):
        assert auditor.get(f"{TRAIL}{hidden.pk}/").status_code == 404


def test_what_the_system_does_belongs_to_the_subjects_organisation(auditor, entry):
    class Letter:
        audit_chain = ("letter", 5)
        organization_id = entry.organization_id

    done = audit.record(Happening.OPENED, Letter(), by=audit.SYSTEM)
    assert done.pk in shown(auditor.get(TRAIL))


@pytest.mark.parametrize(
    ("asked", "is_found"),
    [
        ({"event": "test.moved"}, True),
        ({"event": "test.opened"}, False),
        ({"kind": "letter", "subject": "12"}, True),
        ({"kind": "letter", "subject": "13"}, False),
        ({"person": "eka"}, True),
        ({"person": "nobody"}, False),
        ({"since": "2100-01-01"}, False),
        ({"until": "2000-01-01", "since": ""}, False),
        ({"since": "nonsense"}, True),
        ({"before": "nonsense"}, True),
    ],
)
def test_the_filters_find(auditor, entry, asked, is_found):
    assert (entry.pk in shown(auditor.get(TRAIL, asked))) is is_found


def test_without_a_question_the_last_thirty_days_are_shown(auditor, entry, eka):
    with clock.moved_to(datetime.now(UTC) - timedelta(days=40)):
        old = record(by=eka)
    assert old.pk not in shown(auditor.get(TRAIL))
    assert old.pk in shown(auditor.get(TRAIL, {"kind": "letter", "subject": "12"}))


def test_pages_follow_each_other_without_a_gap(auditor, eka):
    made = [record(by=eka).pk for _number in range(60)]
    first = auditor.get(TRAIL)
    second = auditor.get(TRAIL + first.context["page"].next_url)
    assert shown(first) + shown(second) == made[::-1]
    assert second.context["page"].next_url is None


def test_the_list_costs_the_same_for_one_or_fifty(auditor, entry, eka):
    with CaptureQueriesContext(connection) as for_one:
        auditor.get(TRAIL)
    for _number in range(49):
        record(by=eka)
    with CaptureQueriesContext(connection) as for_fifty:
        auditor.get(TRAIL)
    assert len(for_fifty) <= len(for_one)


def test_an_entry_shows_its_chain_and_never_a_text(auditor, entry):
    page = auditor.get(f"{TRAIL}{entry.pk}/")
    assert page.context["is_whole"]
    assert entry.hash in page.content.decode()
    assert "Mutasi" not in page.content.decode()
    assert AuditEntry.objects.get(pk=entry.pk).changes["subject"][1].startswith("text:")


def test_htmx_gets_the_entries_only(auditor, entry):
    fragment = auditor.get(TRAIL, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in fragment and "<table" in fragment
