"""The unit hands its dossiers over to the records unit: who files offers, the archivist takes."""

import pytest
from django.urls import reverse

from archive import disposal_telling
from archive.actions import appraising, approving, disposals, executing
from archive.actions.appraising import Word
from archive.models import Disposal
from eoffice.errors import NotFound, Refused
from eoffice.notifications.models import Notice
from tests.disposals.lists import begun, closed_dossier, execution, fresh, states_of


@pytest.fixture
def dossier(world, filer):
    """Closed, and its active term is over."""
    return closed_dossier(world, filer)


@pytest.fixture
def offered(world, filer, dossier):
    """Begun and frozen by who files for Seksi Bank."""
    made = begun(world, filer, "transfer", unit=world.units["bank"].pk)
    return disposals.freeze(made.pk, [dossier.pk], by=filer)


def test_the_archivist_takes_over_what_the_unit_offers(offered, dossier, laras, eka):
    words = {offered.items.get().pk: Word("agreed")}
    appraising.appraise(offered.pk, words, by=laras)
    appraising.conclude(offered.pk, "", by=laras)  # a transfer has no committee
    approving.agree(offered.approvals.get().pk, by=eka)
    executing.begin_execution(offered.pk, execution(witnesses=()), by=laras)
    executing.execute(offered.pk)
    assert (fresh(offered).state, states_of(dossier)) == ("executed", ["inactive"])


def test_head_and_archivist_are_told(offered, eka, laras, filer):
    disposal_telling.tell_of_transfer(offered.pk)
    found = Notice.objects.filter(kind="transfer_offered").values_list("user", flat=True)
    assert set(found) == {eka.user_id, laras.user_id}


def test_who_offers_himself_is_not_told(world, laras, eka, dossier):
    made = begun(world, laras, "transfer", unit=world.units["bank"].pk)
    disposals.freeze(made.pk, [dossier.pk], by=laras)
    disposal_telling.tell_of_transfer(made.pk)
    assert set(Notice.objects.values_list("user", flat=True)) == {eka.user_id}


def test_the_unit_gives_its_offer_up(offered, dossier, filer):
    disposals.cancel(offered.pk, "Masih dipakai", by=filer)
    assert (fresh(offered).state, states_of(dossier)) == ("cancelled", ["closed"])


@pytest.mark.parametrize("kind", ["destruction", "hand_over"])
def test_the_unit_neither_destroys_nor_hands_out(world, filer, kind):
    with pytest.raises(Refused):
        begun(world, filer, kind, unit=world.units["bank"].pk, receiver="LKD")


def test_the_unit_offers_nothing_of_another_one(world, filer, laras, dossier):
    with pytest.raises(Refused):
        begun(world, filer, "transfer", unit=world.units["pd"].pk)
    made = begun(world, laras, "transfer", unit=world.units["pd"].pk)
    with pytest.raises((Refused, NotFound)):
        disposals.freeze(made.pk, [dossier.pk], by=filer)


@pytest.mark.parametrize("verb", ["appraise", "conclude", "agree", "execute"])
def test_the_unit_does_nothing_else_with_its_offer(offered, filer, verb):
    acts = {
        "appraise": lambda: appraising.appraise(offered.pk, {}, by=filer),
        "conclude": lambda: appraising.conclude(offered.pk, "Ya", by=filer),
        "agree": lambda: approving.agree(offered.approvals.get().pk, by=filer),
        "execute": lambda: executing.begin_execution(offered.pk, execution(), by=filer),
    }
    with pytest.raises(Refused):
        acts[verb]()


def test_the_daily_list_leads_to_the_offer(dossier, filer, client_of, world):
    browser = client_of(filer)
    assert "?due=transfer" in browser.get(reverse("archive:home")).content.decode()
    listed = browser.get(reverse("archive:dossiers"), {"due": "transfer"}).content.decode()
    new = reverse("archive:disposal_new")
    assert f"{new}?kind=transfer" in listed
    typed = {"kind": "transfer", "title": "Pemindahan", "as_of": "1-3-2026"}
    made = browser.post(new, typed | {"unit": world.units["bank"].pk})
    assert made.status_code == 302 and Disposal.objects.get().unit == world.units["bank"]
    assert browser.get(made.url).status_code == 200
    assert browser.post(new, typed | {"kind": "destruction"}).status_code == 422
