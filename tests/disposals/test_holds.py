"""Holds: one binds several dossiers, several bind one; each stops every step until it is lifted."""

import pytest

from archive.actions import appraising, approving, disposals, holds, unfile
from archive.actions.appraising import Word
from archive.actions.holds import HoldData
from archive.models import HeldDossier
from archive.states import Appraisal
from eoffice.audit.faults import find
from eoffice.audit.models import AuditEntry
from eoffice.errors import NotFound, Refused, WrongState
from tests.archive.shelf import again
from tests.disposals.lists import appraised, begun, frozen, inactive_dossier
from tests.disposals.planted import plant

pytestmark = pytest.mark.django_db
AUDIT = HoldData("audit", "Audit BPK 2026", "Diperiksa", "ST-1/2026")


@pytest.fixture
def lay(world, laras):
    """Lay a hold in the KPPN."""
    return lambda *dossiers: holds.lay_hold(
        world.units["kppn"].pk, AUDIT, [one.pk for one in dossiers], by=laras
    )


def test_several_bind_one_and_one_binds_several(world, filer, laras, lay):
    one, two = inactive_dossier(world, filer), inactive_dossier(world, filer)
    first, second = lay(one, two), lay(one)
    assert (again(one).open_holds, again(two).open_holds) == (2, 1)
    holds.lift_hold(first.pk, "Selesai", by=laras)
    assert (again(one).open_holds, again(two).open_holds) == (1, 0)
    holds.release(second.pk, one.pk, "Tidak terkait", by=laras)
    assert again(one).open_holds == 0
    assert not list(find(["dossiers"]))
    told = AuditEntry.objects.filter(event__in=["dossier.held", "dossier.hold_lifted"])
    assert told.count() == 6


def test_binding_twice_counts_once(world, filer, laras, lay):
    dossier = inactive_dossier(world, filer)
    hold = lay(dossier)
    holds.bind(hold.pk, [dossier.pk], by=laras)
    assert again(dossier).open_holds == HeldDossier.objects.count() == 1


def test_a_held_dossier_is_not_listed_and_nothing_leaves_it(world, filer, laras, lay):
    letter = plant(world, filer)
    dossier = inactive_dossier(world, filer, items=letter.file_into)
    lay(dossier)
    disposal = begun(world, laras)
    with pytest.raises(WrongState):
        disposals.freeze(disposal.pk, [dossier.pk], by=laras)
    with pytest.raises(WrongState):
        unfile(dossier.items.get().pk, "Keluar", by=laras)


def test_what_is_held_on_a_list_can_still_leave_it(world, filer, laras, lay):
    dossier = inactive_dossier(world, filer)
    disposal = frozen(world, laras, dossier)
    lay(dossier)
    disposals.withdraw(disposal.items.get().pk, "Ada perkara", by=laras)
    assert again(dossier).state == "inactive"


@pytest.mark.parametrize("person", ["arunika", "eka", "filer", "danu", "sekar"])
def test_only_the_archivist_lays_and_lifts(world, filer, request, lay, person):
    by, dossier = request.getfixturevalue(person), inactive_dossier(world, filer)
    hold = lay(dossier)
    with pytest.raises(Refused):
        holds.lay_hold(world.units["kppn"].pk, AUDIT, [dossier.pk], by=by)
    for act in (holds.lift_hold, lambda pk, why, by: holds.release(pk, dossier.pk, why, by=by)):
        with pytest.raises(Refused):
            act(hold.pk, "Sudah", by=by)
    assert again(dossier).open_holds == 1


def test_it_is_laid_and_lifted_with_a_reason(world, filer, laras, lay):
    dossier = inactive_dossier(world, filer)
    with pytest.raises(Refused):
        holds.lay_hold(world.units["kppn"].pk, HoldData("audit", "X", " "), [dossier.pk], by=laras)
    hold = lay(dossier)
    with pytest.raises(Refused):
        holds.lift_hold(hold.pk, " ", by=laras)


def test_dossiers_of_another_office_are_not_there(world, filer, laras, lay):
    dossier = inactive_dossier(world, filer)
    type(dossier).objects.filter(pk=dossier.pk).update(office=world.units["dinas"])
    with pytest.raises(NotFound):
        lay(dossier)


def test_a_hold_stops_the_approval_until_its_dossier_has_left(world, filer, laras, lay, arunika):
    held, free = (inactive_dossier(world, filer) for _n in range(2))
    disposal = appraised(world, laras, held, free)
    lay(held)
    approval = disposal.approvals.get()
    with pytest.raises(WrongState, match=held.reference):
        approving.agree(approval.pk, by=arunika)
    disposals.withdraw(disposal.items.get(dossier=held).pk, "Ada perkara", by=laras)
    assert approving.agree(approval.pk, by=arunika).state == "approved"


def test_a_hold_stops_the_end_of_the_appraisal(world, filer, laras, lay, fajar):
    disposal = frozen(world, laras, dossier := inactive_dossier(world, filer))
    words = {disposal.items.get().pk: Word(Appraisal.AGREED)}
    appraising.appraise(disposal.pk, words, by=fajar)
    lay(dossier)
    with pytest.raises(WrongState, match=dossier.reference):
        appraising.conclude(disposal.pk, "Tidak bernilai.", by=fajar)
