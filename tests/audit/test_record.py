"""Recording: who, from which desk, in whose place, what; and nobody changes it afterwards."""

import pytest
from django.db import DatabaseError, connection, transaction

from eoffice import audit
from eoffice.audit import events
from eoffice.audit.context import coming_from
from eoffice.audit.models import AuditEntry, ChainHead, TrailIsAppendOnly

from .happenings import EKO, Happening, record

pytestmark = pytest.mark.django_db


def test_an_entry_says_who_in_whose_place_and_from_where():
    with coming_from("10.0.0.8", "req-1"):
        record()
    entry = AuditEntry.objects.latest()
    assert (entry.actor_name, entry.in_place_of, entry.acting_kind) == ("Eko P.", "Budi S.", "plh")
    assert (entry.address, entry.request_id, entry.organization_id) == ("10.0.0.8", "req-1", 1)


def test_entries_of_a_subject_are_chained_and_other_subjects_are_not_touched():
    first, second, other = record(), record(Happening.MOVED), record(chain=("letter", 13))
    assert (first.number, second.number, other.number) == (1, 2, 1)
    assert second.previous_hash == first.hash
    assert ChainHead.objects.get(subject_kind="letter", subject_id=12).hash == second.hash


def test_the_chain_is_taken_from_the_subject():
    class Letter:
        audit_chain = ("letter", 99)

    assert audit.record(Happening.OPENED, Letter(), by=EKO).subject_id == 99


def test_an_event_without_a_catalogue_is_refused():
    with pytest.raises(events.UnknownEvent):
        record("test.never_heard_of")


def test_the_timeline_tells_it_in_sentences():
    record()
    record(Happening.MOVED)
    lines = audit.timeline_of("letter", 12)
    assert [line.sentence for line in lines] == ["opened it", "moved it"]
    assert [line.number for line in audit.timeline_of("letter", 12, newest=1)] == [2]


@pytest.mark.parametrize(
    "touch",
    [
        lambda entry: entry.save(),
        lambda entry: entry.delete(),
        lambda entry: AuditEntry.objects.update(event="x"),
        lambda entry: AuditEntry.objects.all().delete(),
        lambda entry: AuditEntry._base_manager.filter(pk=entry.pk).delete(),
        lambda entry: AuditEntry.objects.bulk_update([entry], ["event"]),
    ],
)
def test_the_application_cannot_change_an_entry(touch):
    entry = record()
    with pytest.raises(TrailIsAppendOnly):
        touch(AuditEntry.objects.get(pk=entry.pk))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_auditentry SET actor_name = 'Nobody'",
        "DELETE FROM audit_auditentry",
        "DELETE FROM audit_chainhead",
    ],
)
def test_the_database_refuses_it_too(statement):
    record()
    refused = pytest.raises(DatabaseError, match="neither changed nor deleted")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert AuditEntry.objects.filter(actor_name="Eko P.").count() == 1
