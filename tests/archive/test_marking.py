"""Dossiers from before there were marks are guarded by the trail once they are marked."""

from io import StringIO

import pytest
from django.core.management import call_command

from archive.models import Dossier
from archive.verify import dossiers_are_what_the_trail_says
from tests.archive.shelf import dossier_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def old(world, filer, monkeypatch):
    """One whose trail bears no mark, beside one that bears its own."""
    with monkeypatch.context() as before:
        before.setattr("archive.actions.dossiers.kept_by", lambda dossier: {})
        found = dossier_of(world, filer, title="Lama")
    dossier_of(world, filer, title="Baru")
    return found


def test_a_change_behind_the_back_is_found_after_marking(old):
    out = StringIO()
    call_command("mark_dossiers", stdout=out)
    assert out.getvalue().startswith("1 ")
    assert list(dossiers_are_what_the_trail_says()) == []
    Dossier.objects.filter(pk=old.pk).update(title="Lain")
    assert [fault.subject for fault in dossiers_are_what_the_trail_says()] == [f"dossier {old.pk}"]


def test_marking_again_marks_nothing(old):
    call_command("mark_dossiers", stdout=StringIO())
    out = StringIO()
    call_command("mark_dossiers", stdout=out)
    assert out.getvalue().startswith("0 ")
