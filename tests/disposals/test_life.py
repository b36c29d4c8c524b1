"""A disposal from the selection to the execution, in its three kinds; and giving it up."""

from datetime import date

import pytest

from archive.actions import appraising, approving, disposals, executing
from archive.actions.appraising import Word
from archive.models import DisposalItem
from archive.queries import eligible
from archive.retention import Terms
from archive.states import Appraisal, FinalAction
from eoffice.audit.faults import find
from eoffice.errors import Refused, WrongState
from tests.disposals import lists
from tests.disposals.lists import approved, begun, fresh, frozen, inactive_dossier, states_of

pytestmark = pytest.mark.django_db
PERMANENT = Terms(2, 3, FinalAction.PERMANENT)


def test_the_rule_takes_those_whose_day_has_come(world, filer, laras):
    due = inactive_dossier(world, filer)
    late = inactive_dossier(world, filer, terms=Terms(9, 9, FinalAction.DESTROY))
    kept = inactive_dossier(world, filer, terms=PERMANENT)
    disposal = begun(world, laras)
    assert [one.dossier.pk for one in eligible.candidates(disposal)] == [due.pk]
    against = eligible.weigh([late, kept], disposal)
    assert len(against) == 2 and all(one.against for one in against)


def test_a_frozen_list_has_its_hash_and_proposes(world, filer, laras):
    one, two = inactive_dossier(world, filer), inactive_dossier(world, filer)
    disposal = frozen(world, laras, two, one)
    assert (disposal.state, len(disposal.list_sha256)) == ("frozen", 64)
    assert states_of(one, two) == ["proposed", "proposed"]
    assert list(disposal.items.values_list("dossier", flat=True)) == [one.pk, two.pk]
    assert not list(find(["dossiers", "disposals"]))


def test_a_list_that_was_touched_is_found(world, filer, laras):
    disposal = frozen(world, laras, inactive_dossier(world, filer))
    item = disposal.items.get()
    DisposalItem.objects.filter(pk=item.pk).update(facts=item.facts | {"title": "Lain"})
    assert [fault.kind for fault in find(["disposals"])] == ["disposal"]


def test_what_is_to_be_kept_leaves_the_list(world, filer, laras, fajar):
    one, two = inactive_dossier(world, filer), inactive_dossier(world, filer)
    disposal = frozen(world, laras, one, two)
    first, second = disposal.items.all()
    with pytest.raises(Refused):
        appraising.appraise(disposal.pk, {second.pk: Word(Appraisal.KEEP)}, by=fajar)
    words = {first.pk: Word(Appraisal.AGREED), second.pk: Word(Appraisal.KEEP, "Masih dipakai")}
    appraising.appraise(disposal.pk, words, by=fajar)
    appraising.conclude(disposal.pk, "Setuju.", by=fajar)
    assert states_of(one, two) == ["proposed", "inactive"]


def test_a_destruction_is_executed_by_the_worker(world, filer, laras):
    dossier = inactive_dossier(world, filer)
    disposal = lists.executing_now(world, laras, dossier)
    executing.execute(disposal.pk)
    assert (fresh(disposal).state, states_of(dossier)) == ("executed", ["destroyed"])
    executing.execute(disposal.pk)
    assert disposal.items.get().state == "done"


def test_a_transfer_needs_the_unit_and_no_committee(world, filer, laras):
    dossier = lists.closed_dossier(world, filer)
    disposal = approved(world, laras, dossier, kind="transfer", unit=world.units["bank"].pk)
    data = lists.execution(witnesses=(), decree_number="", decree_on=None, method="")
    executing.begin_execution(disposal.pk, data, by=laras)
    executing.execute(disposal.pk)
    assert states_of(dossier) == ["inactive"]


def test_a_hand_over_waits_for_the_institution(world, filer, laras):
    dossier = inactive_dossier(world, filer, terms=PERMANENT)
    disposal = approved(world, laras, dossier, kind="hand_over")
    assert disposal.state == "appraised"
    outside = disposal.approvals.get(is_external=True)
    with pytest.raises(Refused):
        approving.agree(outside.pk, by=laras)
    letter = approving.Letter("B-1/2026", date(2026, 1, 2), None)
    with pytest.raises(Refused):
        approving.agree(outside.pk, by=laras, letter=letter)


def test_a_refusal_sends_everything_back(world, filer, laras, arunika):
    dossier = inactive_dossier(world, filer)
    disposal = lists.appraised(world, laras, dossier)
    approving.refuse(disposal.approvals.get().pk, "Tunggu audit", by=arunika)
    assert (fresh(disposal).state, states_of(dossier)) == ("rejected", ["inactive"])
    with pytest.raises(WrongState):
        disposals.freeze(disposal.pk, [dossier.pk], by=laras)


def test_giving_up_and_withdrawing(world, filer, laras):
    one, two = inactive_dossier(world, filer), inactive_dossier(world, filer)
    disposal = approved(world, laras, one, two)
    disposals.withdraw(disposal.items.first().pk, "Perkara baru", by=laras)
    assert states_of(one, two) == ["inactive", "proposed"]
    disposals.cancel(disposal.pk, "Ditunda", by=laras)
    assert (fresh(disposal).state, states_of(two)) == ("cancelled", ["inactive"])
