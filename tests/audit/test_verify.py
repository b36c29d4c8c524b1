"""Verification: each kind of damage is found, whoever makes it behind the application's back."""

import datetime
import json

import pytest
from django.core.management import call_command
from django.db import connection

from eoffice.audit import guards
from eoffice.audit.models import AuditEntry, ChainHead, DailyRoot
from eoffice.audit.roots import make_root
from eoffice.audit.verify import verify_all, verify_chain

from .happenings import Happening, record

pytestmark = pytest.mark.django_db
THE_DAY = datetime.date(2026, 1, 12)


@pytest.fixture(autouse=True)
def chains():
    for number in range(4):
        record(Happening.MOVED, changes={"step": [number, number + 1], "note": ["", "text:ab"]})
    record(chain=("letter", 13))
    record(chain=("secret", 12))


@pytest.fixture
def tamper():
    """Statements of somebody who owns the database and has lifted the guards."""

    def run(*statements):
        guards.lift(connection)
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
        guards.lay(connection)

    yield run


def found():
    return [(fault.subject, fault.number) for fault in verify_all()]


def test_an_untouched_trail_has_no_fault():
    assert found() == []
    make_root()
    assert found() == []


OF_12 = "subject_kind = 'letter' AND subject_id = 12"


@pytest.mark.parametrize(
    ("damage", "place"),
    [
        (f"UPDATE audit_auditentry SET actor_name = 'Eko Q.' WHERE {OF_12} AND number = 2", 2),
        (f"UPDATE audit_auditentry SET address = '10.0.0.1' WHERE {OF_12} AND number = 1", 1),
        (f"UPDATE audit_auditentry SET changes = '{{}}' WHERE {OF_12} AND number = 3", 3),
        (f"DELETE FROM audit_auditentry WHERE {OF_12} AND number = 2", 2),
        (f"DELETE FROM audit_auditentry WHERE {OF_12} AND number = 1", 1),
        (f"DELETE FROM audit_auditentry WHERE {OF_12} AND number = 4", None),
        (f"DELETE FROM audit_auditentry WHERE {OF_12}", None),
        (f"UPDATE audit_chainhead SET count = 5 WHERE {OF_12}", None),
        (f"UPDATE audit_chainhead SET hash = 'abc' WHERE {OF_12}", None),
        (f"DELETE FROM audit_chainhead WHERE {OF_12}", None),
    ],
)
def test_damage_is_found(tamper, damage, place):
    tamper(damage)
    assert found() == [("letter 12", place)]


def test_two_swapped_entries_are_found(tamper):
    tamper(
        f"UPDATE audit_auditentry SET number = 99 WHERE {OF_12} AND number = 2",
        f"UPDATE audit_auditentry SET number = 2 WHERE {OF_12} AND number = 3",
        f"UPDATE audit_auditentry SET number = 3 WHERE {OF_12} AND number = 99",
    )
    assert {place for _subject, place in found()} >= {2, 3}


def test_a_shortened_chain_with_a_repaired_head_is_found_by_the_root(tamper):
    make_root(THE_DAY)
    third = AuditEntry.objects.get(subject_kind="letter", subject_id=12, number=3)
    tamper(
        f"DELETE FROM audit_auditentry WHERE {OF_12} AND number = 4",
        f"UPDATE audit_chainhead SET count = 3, hash = '{third.hash}' WHERE {OF_12}",
    )
    assert verify_chain("letter", 12) == []
    assert found() == [("letter 12", 4)]


def test_a_changed_root_is_found(tamper):
    root = make_root(THE_DAY)
    tamper("UPDATE audit_rootedhead SET count = 3 WHERE subject_kind = 'secret'")
    assert (f"root {root.day}", None) in found()


def test_a_lifted_guard_is_found():
    guards.lift(connection)
    assert "audit_auditentry_is_not_changed" in {subject for subject, _number in found()}


def test_the_next_root_holds_only_what_moved_since():
    first = make_root(THE_DAY)
    assert make_root(THE_DAY) == first
    record(chain=("letter", 13))
    second = make_root(THE_DAY + datetime.timedelta(days=1))
    assert (first.heads, second.heads, second.previous_hash) == (3, 1, first.root_hash)
    assert found() == []


def test_the_command_prints_each_fault_and_exits_with_1(tamper, capsys):
    ChainHead.objects.filter(subject_id=13).update(count=7)
    with pytest.raises(SystemExit) as ended:
        call_command("verify", "--only", "trail", "--json")
    assert ended.value.code == 1
    assert json.loads(capsys.readouterr().out)["subject"] == "letter 13"


def test_the_command_is_content_with_an_untouched_trail(capsys):
    call_command("verify", "--only", "trail")
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_the_root_is_exported(tmp_path):
    call_command("export_root", "--to", str(tmp_path / "roots"))
    line = json.loads((tmp_path / "roots").read_text())
    assert (line["root"], line["chains"]) == (DailyRoot.objects.get().root_hash, 3)
