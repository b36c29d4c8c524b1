"""Packing that is not wanted any more is stopped by who asked for it, also while it goes on."""

import pytest

from correspondence.actions import exports
from correspondence.models import SearchExport
from correspondence.search import keeping, packing
from correspondence.search_events import SearchEvent
from correspondence.states import ExportState
from eoffice.audit.models import AuditEntry
from eoffice.errors import NotFound, WrongState
from tests.disposition.letters import letter_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(world, eka) -> SearchExport:
    """Seven letters are to be packed."""
    made = [letter_for(world, "kasi_bank", subject=f"Jembatan {n}") for n in range(7)]
    keeping.index_letters([letter.pk for letter in made])
    return exports.ask("q=jembatan", by=eka)


def state_of(export: SearchExport) -> str:
    return SearchExport.objects.get(pk=export.pk).state


def test_what_waits_is_never_begun(asked, client_of, eka):
    page = client_of(eka).post(f"/search/exports/{asked.pk}/cancel", follow=True)
    assert "Pengemasan dihentikan" in page.content.decode()
    packing.pack(asked.pk)
    assert state_of(asked) == ExportState.CANCELLED
    assert AuditEntry.objects.filter(event=SearchEvent.EXPORT_CANCELLED).count() == 1


def test_what_is_being_packed_stops_at_the_next_look(asked, eka, monkeypatch):
    packed = []

    def one_letter(_out, hit, officer):
        packed.append(hit.letter_id)
        exports.cancel(asked.pk, by=officer) if len(packed) == 1 else None
        return []

    monkeypatch.setattr(packing, "_add_pages", one_letter)
    packing.pack(asked.pk)
    assert len(packed) == packing.EVERY < 7
    assert state_of(asked) == ExportState.CANCELLED
    assert SearchExport.objects.get(pk=asked.pk).key == ""


def test_others_do_not_stop_it(asked, danu):
    with pytest.raises(NotFound):
        exports.cancel(asked.pk, by=danu)
    assert state_of(asked) == ExportState.WAITING


def test_what_is_packed_cannot_be_stopped(asked, eka):
    packing.pack(asked.pk)
    with pytest.raises(WrongState):
        exports.cancel(asked.pk, by=eka)


def test_it_makes_room_for_another(asked, eka):
    for _more in range(exports.AT_ONCE - 1):
        exports.ask("q=jembatan", by=eka)
    exports.cancel(asked.pk, by=eka)
    assert exports.ask("q=jembatan", by=eka).state == ExportState.WAITING


def test_the_list_names_filters_too(asked, client_of, eka):
    exports.ask("q=jembatan&direction=incoming", by=eka)
    assert "jembatan · Arah: " in client_of(eka).get("/search/kept").content.decode()
