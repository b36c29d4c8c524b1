"""`manage.py simulate`: the same seed, the same letters; never beside real ones."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from correspondence.models import Contact, IncomingLetter
from eoffice.pages.simulation import writing
from eoffice.pages.simulation.rows import Tables
from tests.simulation.conftest import simulate, told

pytestmark = pytest.mark.django_db


def _of_seed(seed: int) -> list[tuple]:
    with transaction.atomic():
        simulate(seed)
        letters = told()
        transaction.set_rollback(True)
    return letters


def test_the_same_seed_makes_the_same_letters():
    assert _of_seed(7) == _of_seed(7) != _of_seed(8)


def test_the_command_says_how_to_sign_in():
    said = StringIO()
    call_command("simulate", "--letters=12", "--password=rahasia-sekali", stdout=said)
    assert IncomingLetter.objects.count() == 12
    assert "rahasia-sekali" in said.getvalue()
    assert "kepala.sim" in said.getvalue()
    with pytest.raises(CommandError):
        call_command("simulate", "--letters=12")


def test_it_has_no_place_in_production(settings):
    settings.IN_PRODUCTION = True
    with pytest.raises(CommandError):
        call_command("simulate", "--letters=12")


def test_text_comes_back_from_the_database_as_it_was_written():
    odd = 'tab\there\nline \\N "quoted" – ünï\r'
    call_command("simulate", "--letters=3", stdout=StringIO())
    organization = Contact.objects.first().organization_id
    tables = Tables()
    table = tables.of(Contact)
    facts = {"organization_id": organization, "kind": "agency", "name": odd, "name_key": "odd"}
    table.waiting.append(table.cells_of(facts | {"id": table.take(1)}))
    with writing.straight() as send:
        send(tables.write())
    assert Contact.objects.get(name_key="odd").name == odd
