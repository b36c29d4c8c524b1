"""Correcting a dossier: what changed is told, its words are not; what is held stays as it is."""

import json

import pytest

from archive.actions import DossierChange, change_dossier
from archive.models import Dossier
from eoffice.audit.models import AuditEntry
from eoffice.errors import Refused, WrongState
from tests.archive.shelf import again, class_of, dossier_of

pytestmark = pytest.mark.django_db
WORDS = {"title": "Dugaan pungli", "quantity_unit": "bundel", "note": "Atas nama Fiktif"}


@pytest.fixture
def dossier(world, filer):
    return dossier_of(world, filer)


def change(dossier, by, **how):
    given = {"title": dossier.title, "classification": dossier.classification_id}
    return change_dossier(dossier.pk, DossierChange(**(given | how)), by=by)


def told():
    return AuditEntry.objects.filter(event="dossier.changed")


def test_the_trail_keeps_codes_and_no_words(dossier, filer):
    change(dossier, filer, **WORDS, security="rahasia", classification=None)
    found = again(dossier)
    assert {name: getattr(found, name) for name in WORDS} == WORDS
    assert (found.security, found.classification) == ("rahasia", None)
    changes = told().get().changes
    assert changes["security"] == ["biasa", "rahasia"]
    assert changes["classification"] == [dossier.classification_id, None]
    assert set(WORDS) < set(changes)
    kept = json.dumps(list(AuditEntry.objects.values("changes", "detail")))
    assert not [words for words in (*WORDS.values(), dossier.title) if words in kept]


def test_what_is_as_it_was_is_not_told(dossier, filer):
    change(dossier, filer)
    assert not told().exists()


def test_nothing_changes_under_a_hold(dossier, filer):
    Dossier.objects.filter(pk=dossier.pk).update(open_holds=1)
    with pytest.raises(WrongState):
        change(dossier, filer, title="Lain")


def test_a_class_of_another_organisation_is_not_taken(world, dossier, filer):
    with pytest.raises(Refused):
        change(dossier, filer, classification=class_of(world, root="setda").pk)
    with pytest.raises(Refused):
        change(dossier, filer, title="  ")
