"""Nobody decides about his own request: for the archivist the head does, and vice versa."""

import pytest

from archive.actions.loan_extensions import MoreTime, ask_more_time, decide_more_time
from archive.actions.loans import approve_loan, reject_loan
from archive.policies.loans import may_decide
from archive.queries.waiting import loans_to_decide
from eoffice.errors import Refused
from tests.archive.shelf import dossier_of
from tests.lending.desk import asked_by, lent_to, paper_dossier


def counted(by):
    """How many requests the rail shows to this officer."""
    headed = [desk.unit_id for desk in by.desks if desk.is_head]
    kept = sorted(by.offices_with_role("archivist"))
    return loans_to_decide(list(by.desk_ids), headed, kept).count()


def test_the_archivist_s_own_request_waits_for_the_head(world, laras, arunika):
    loan = asked_by(laras, paper_dossier(world, laras))
    assert loan.approved_by == "office_head"
    assert (counted(laras), counted(arunika)) == (0, 1)
    for act in (
        lambda: approve_loan(loan.pk, by=laras),
        lambda: reject_loan(loan.pk, "x", by=laras),
    ):
        with pytest.raises(Refused):
            act()
    assert approve_loan(loan.pk, by=arunika).state == "approved"


def test_the_head_s_own_request_waits_for_the_archivist_even_for_what_is_vital(
    world, laras, arunika
):
    dossier = dossier_of(world, laras, medium="paper", security="rahasia")
    loan = asked_by(arunika, dossier, by=laras)
    assert loan.approved_by == "archivist" and not may_decide(arunika, loan)
    assert (counted(laras), counted(arunika)) == (1, 0)
    assert approve_loan(loan.pk, by=laras).state == "approved"


def test_who_is_both_does_not_decide_from_the_other_desk(world, laras, eka):
    loan = asked_by(eka, paper_dossier(world, laras))
    both = type(eka)(user_id=eka.user_id, name=eka.name, desks=(*eka.desks, *laras.desks))
    verdict = may_decide(both, loan)
    assert not verdict and "orang lain" in str(verdict.reason)
    assert counted(both) == 0 and counted(laras) == 1


def test_more_time_for_oneself_is_given_by_somebody_else(world, laras, eka):
    loan = lent_to(eka, paper_dossier(world, laras), laras)
    asked = ask_more_time(loan.pk, MoreTime(loan.due_on.replace(year=2030), "Belum"), by=eka)
    both = type(eka)(user_id=eka.user_id, name=eka.name, desks=(*eka.desks, *laras.desks))
    with pytest.raises(Refused):
        decide_more_time(asked.pk, granted=True, by=both)
    decide_more_time(asked.pk, granted=True, by=laras)
