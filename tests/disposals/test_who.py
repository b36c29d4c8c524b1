"""Who may take which step: the same person is never everything."""

from datetime import date

import pytest

from archive import authorities
from archive.actions import appraising, approving, disposals, executing
from archive.actions.appraising import Word
from archive.actions.executing import Seen
from archive.policies import disposals as may
from archive.queries.disposals import disposals_visible_to
from archive.queries.dossiers import is_deciding_head
from archive.queries.waiting import disposals_to_decide
from archive.retention import Terms
from archive.states import Authority, FinalAction
from eoffice.errors import Refused
from tests.disposals.lists import (
    appraised,
    approved,
    begun,
    execution,
    frozen,
    inactive_dossier,
)

pytestmark = pytest.mark.django_db
PEOPLE = ("laras", "fajar", "eka", "arunika", "filer", "danu", "sekar")


def those(people, verdict):
    return {name for name, officer in people.items() if verdict(officer)}


def waits_for(by):
    return disposals_to_decide(
        [desk.unit_id for desk in by.desks if is_deciding_head(desk)]
    ).exists()


@pytest.fixture
def people(request):
    """Everybody who could be asked, by name."""
    return {name: request.getfixturevalue(name) for name in PEOPLE}


def test_each_step_has_its_people(world, filer, laras, people):
    one = appraised(world, laras, inactive_dossier(world, filer))
    approval = one.approvals.get()
    assert those(people, lambda by: may.may_keep_archive(by, one.office_id)) == {"laras"}
    assert those(people, lambda by: may.may_appraise(by, one)) == {"laras", "fajar", "eka"}
    assert those(people, lambda by: may.may_conclude(by, one)) == {"fajar"}
    assert those(people, lambda by: may.may_decide(by, approval)) == {"arunika"}
    assert those(people, lambda by: may.may_execute(by, one)) == {"laras"}
    signers = {"laras", "fajar", "eka", "arunika"}
    assert those(people, lambda by: may.may_sign_minutes(by, one)) == signers
    assert those(people, lambda by: disposals_visible_to(by).exists()) == signers
    assert those(people, waits_for) == {"arunika"}


@pytest.mark.parametrize("person", ["fajar", "eka", "arunika", "danu", "sekar"])
def test_others_do_not_begin_freeze_or_cancel(world, filer, laras, people, person):
    dossier, disposal = inactive_dossier(world, filer), begun(world, laras)
    by = people[person]
    for act in (
        lambda: begun(world, by),
        lambda: disposals.freeze(disposal.pk, [dossier.pk], by=by),
        lambda: disposals.cancel(disposal.pk, "Batal", by=by),
    ):
        with pytest.raises(Refused):
            act()


def test_who_froze_does_not_conclude_or_approve(world, filer, laras, fajar):
    world.appoint("laras", "kepala", "plh")
    both = world.officer("laras")
    one = appraised(world, both, inactive_dossier(world, filer))
    assert not may.may_decide(both, one.approvals.get())
    one.frozen_by_id = fajar.user_id
    assert not may.may_conclude(fajar, one)


def test_an_assistant_does_not_decide(world, filer, laras):
    approval = appraised(world, laras, inactive_dossier(world, filer)).approvals.get()
    with pytest.raises(Refused):
        approving.agree(approval.pk, by=world.officer("gita"))


def test_strangers_do_not_appraise(world, filer, laras, danu, arunika):
    disposal = frozen(world, laras, inactive_dossier(world, filer))
    for by in (danu, arunika):
        with pytest.raises(Refused):
            appraising.appraise(disposal.pk, {disposal.items.get().pk: Word("agreed")}, by=by)


@pytest.mark.parametrize(
    ("kind", "years", "codes", "wanted"),
    [
        ("transfer", [30], ["900"], [Authority.UNIT_HEAD]),
        ("destruction", [9], ["000.1"], [Authority.OFFICE_HEAD]),
        ("destruction", [9, 10], ["000.1"], [Authority.OFFICE_HEAD, Authority.ANRI]),
        ("destruction", [5], ["900.1.2"], [Authority.OFFICE_HEAD, Authority.BPK]),
        ("destruction", [5], ["KU 00.1"], [Authority.OFFICE_HEAD, Authority.BPK]),
        ("destruction", [5], ["ku001", "KUA.1"], [Authority.OFFICE_HEAD, Authority.BPK]),
        ("destruction", [5], ["KUA.1", "9001.2", ""], [Authority.OFFICE_HEAD]),
        ("destruction", [5], ["KP.07.6"], [Authority.OFFICE_HEAD, Authority.BKN]),
        ("hand_over", [5], [], [Authority.OFFICE_HEAD, Authority.ARCHIVE_INSTITUTION]),
    ],
)
def test_the_right_authority(kind, years, codes, wanted):
    assert authorities.needed(kind, years, codes) == wanted


def test_ten_years_wait_for_the_national_archives(world, filer, laras):
    terms = Terms(5, 5, FinalAction.DESTROY)
    one = approved(world, laras, inactive_dossier(world, filer, terms=terms))
    assert (one.state, one.approvals.filter(state="waiting").get().authority) == (
        "appraised",
        "anri",
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"witnesses": (Seen("legal", "Satu"),)},
        {"witnesses": (Seen("legal", "Satu"), Seen("internal_audit", "satu"))},
        {"witnesses": (Seen("legal", "Arunika Contohwati"), Seen("internal_audit", "Dua"))},
        {"method": ""},
        {"decree_number": ""},
        {"done_on": date(2999, 1, 1)},
    ],
)
def test_an_execution_is_complete_or_does_not_begin(world, filer, laras, wrong):
    one = approved(world, laras, inactive_dossier(world, filer))
    with pytest.raises(Refused):
        executing.begin_execution(one.pk, execution(**wrong), by=laras)
