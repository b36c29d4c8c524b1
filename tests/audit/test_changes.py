"""What the trail keeps of a change: codes as they are, free text as a fingerprint."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eoffice import audit
from eoffice.audit.models import AuditEntry
from eoffice.audit.seal import BEGINNING, FIELDS, plain, seal

from .happenings import record

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text() | st.floats() | st.dates(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def test_free_text_is_never_kept():
    old, new = SimpleNamespace(urgency="biasa", subject="Mutasi"), {"urgency": "segera"}
    changes = audit.diff(
        old, new | {"subject": "Mutasi rahasia"}, coded=["urgency"], free=["subject"]
    )
    assert changes["urgency"] == ["biasa", "segera"]
    assert all(text.startswith("text:") for text in changes["subject"])
    assert "Mutasi" not in str(changes)


def test_what_did_not_change_is_left_out():
    same = {"urgency": "biasa", "subject": "Undangan", "due": date(2026, 1, 5)}
    assert audit.diff(same, dict(same), coded=["urgency", "due"], free=["subject"]) == {}


def test_a_fingerprint_needs_the_key(settings):
    before = audit.fingerprint("Undangan")
    assert before == audit.fingerprint("Undangan") != audit.fingerprint("undangan")
    settings.AUDIT_FINGERPRINT_KEY = "another"
    assert before != audit.fingerprint("Undangan")
    assert audit.fingerprint("") == ""


@pytest.mark.django_db
@pytest.mark.parametrize(
    "value",
    [
        1e16,
        1.0,
        "\x00NUL",
        "\ud800",
        date(2026, 1, 5),
        datetime(2026, 1, 5, tzinfo=UTC),
        {1: (2, 3)},
    ],
)
def test_every_value_comes_back_from_the_database_as_it_was_sealed(value):
    entry = AuditEntry.objects.get(pk=record(detail={"value": value}).pk)
    facts = {name: getattr(entry, name) for name in FIELDS}
    assert seal(facts, BEGINNING) == entry.hash


@given(JSON)
def test_plain_values_stay_plain(value):
    assert plain(plain(value)) == plain(value)


def test_the_seal_covers_every_field():
    facts = dict.fromkeys(FIELDS, "x") | {"at": datetime(2026, 1, 5, tzinfo=UTC)}
    seals = {seal(facts | {name: "y"}, BEGINNING) for name in FIELDS if name != "at"}
    assert len(seals | {seal(facts, BEGINNING), seal(facts, "f" * 64)}) == len(FIELDS) + 1


def test_no_field_of_an_entry_is_left_unsealed():
    unsealed = {field.attname for field in AuditEntry._meta.fields} - set(FIELDS)
    assert unsealed == {"id", "hash", "previous_hash"}
