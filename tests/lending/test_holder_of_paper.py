"""Who was handed the paper of a letter reads which letter it is; a secret one stays masked."""

import pytest

from archive.actions.lending import hand_over
from archive.actions.loans import Borrower, Thing, approve_loan, request_loan
from archive.models import DossierItem
from archive.queries.loan_things import things_of
from correspondence.models import Letter
from tests.lending.desk import days_ahead, paper_dossier

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(world, laras, fajar):
    """One letter's paper, written down for an official who does not see the letter."""
    dossier = paper_dossier(world, laras)
    item = DossierItem.objects.get(dossier=dossier)
    Letter.objects.get(pk=item.letter_id).access.all().delete()
    seat, thing = Borrower(fajar.position_id, fajar.name), Thing(dossier.pk, item.pk, "paper")
    loan = request_loan(dossier.office_id, seat, days_ahead(), [thing], by=laras)
    return approve_loan(loan.pk, by=laras)


def lent(loan, laras):
    return hand_over(loan.pk, {one.pk: "good" for one in loan.items.all()}, by=laras)


def test_before_it_is_handed_over_it_is_not_named(asked, fajar):
    assert "tidak terbuka" in things_of(asked, fajar)[0].words


def test_who_holds_it_reads_what_it_is(asked, laras, fajar):
    subject = asked.items.get().item.letter.subject
    assert things_of(lent(asked, laras), fajar)[0].words == subject


def test_a_secret_one_stays_masked(asked, laras, fajar):
    letter = asked.items.get().item.letter
    Letter.objects.filter(pk=letter.pk).update(security="rahasia")
    assert letter.subject not in things_of(lent(asked, laras), fajar)[0].words
