"""`manage.py intake` outlives a database that is away for a moment, and says so where it cannot."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from correspondence.management.commands import intake
from correspondence.models import Scan
from tests.world import build_world

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def letter(tmp_path, settings):
    build_world()
    path = tmp_path / "surat.pdf"
    path.write_bytes(b"%PDF-1.7 a letter")
    return str(path)


@pytest.fixture
def away(monkeypatch):
    """The database fails so many times before it answers."""

    def fail(name, times):
        asked = iter(range(times))
        real = getattr(intake, name)

        def question(*args, **kwargs):
            if next(asked, None) is not None:
                raise OperationalError("the server is gone")
            return real(*args, **kwargs)

        monkeypatch.setattr(intake, name, question)

    return fail


def put(*words):
    out = StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("intake", *words, "--as", "bimo", "--json", stdout=out, stderr=StringIO())
    return end.value.code, json.loads(out.getvalue())


def test_who_waits_asks_again(letter, away, monkeypatch):
    away("worker_is_alive", 2)
    monkeypatch.setattr(intake, "WORKER_MAY_BE_STARTING", 0)
    code, row = put(letter, "--wait")
    assert (code, row["outcome"]) == (intake.WITHOUT_WORKER, "received")


def test_what_could_not_be_kept_is_said_for_its_file(letter, away):
    away("receive_scan", 1)
    code, row = put(letter)
    assert (code, row["outcome"]) == (intake.NOT_RECEIVED, "not_received")
    assert row["sentence"] and not Scan.objects.exists()


def test_nobody_waits_for_ever(letter, away, monkeypatch):
    monkeypatch.setattr(intake, "DATABASE_MAY_BE_AWAY", 0)
    away("_clerk", 99)
    with pytest.raises(CommandError, match="tidak menjawab"):
        call_command("intake", letter)
