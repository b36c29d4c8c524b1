"""Every address of the archive's home, dossiers, schedule, lists and packages by its role table."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from archive.actions import DocumentData, add_document
from archive.actions.old_lists import hand_in
from archive.actions.packages import ask_export
from archive.states import ScheduleState
from tests.archive.role_table import ROLE_TABLE, ROLES
from tests.archive.shelf import closed_letter, dossier_of, rule_of, schedule_of
from tests.documents.conftest import picture


@pytest.fixture
def thing(world, filer, laras):
    """What the address is about, made when it is asked for."""
    dossier, letter = dossier_of(world, filer), closed_letter(world)
    paper = add_document(dossier.pk, DocumentData(description="Nota"), None, by=filer)

    upload = SimpleUploadedFile("nota.png", picture("Nota"))
    document = add_document(dossier.pk, DocumentData(description="Nota"), upload, by=filer)
    schedule = schedule_of(world, state=ScheduleState.DRAFT)
    rule = rule_of(schedule)
    things = {"dossier": dossier, "letter": letter, "item": paper, "schedule": schedule}
    things["document"] = document
    things |= {"rule": rule, "package": ask_export(dossier.pk, by=laras)}
    upload = SimpleUploadedFile("lama.csv", b"uraian;tahun")
    things["list"] = hand_in(world.units["kppn"].pk, upload, by=laras)

    def made(kind):
        return things[kind].pk

    return made


@pytest.mark.parametrize("name", ROLE_TABLE)
def test_the_answers(name, thing, answered):
    method, answers, kind, typed = ROLE_TABLE[name]
    url = reverse(name, args=[thing(kind)] if kind else [])
    given = answered(ROLES, lambda one: one.get(url) if method == "get" else one.post(url, typed))
    assert given == dict(zip(ROLES, answers, strict=True))
