"""A document of a secret dossier is named on a loan to those only who may know what it is."""

from __future__ import annotations

import pytest
from django.urls import reverse

from archive.actions import DocumentData, add_document
from archive.actions.loans import Borrower, Thing, request_loan
from archive.models import LoanItem
from archive.queries.loan_register import register_of
from archive.queries.loan_things import things_of
from tests.archive.shelf import dossier_of, give_role
from tests.lending.desk import days_ahead

pytestmark = pytest.mark.django_db
SAID = "Berita acara pemeriksaan pegawai"


@pytest.fixture
def filer(world):
    give_role(world, "kasi_bank", "unit_filer")
    return world.officer("eka")


@pytest.fixture
def loan(world, filer):
    dossier = dossier_of(world, filer, medium="paper", security="rahasia")
    item = add_document(dossier.pk, DocumentData(description=SAID), None, by=filer)
    seat = Borrower(filer.position_id, filer.name)
    things = [Thing(dossier.pk, item.pk)]
    return request_loan(dossier.office_id, seat, days_ahead(), things, by=filer)


def test_the_archivist_lends_it_without_reading_what_it_is(loan, filer, laras, client_of):
    for by, reads in ((filer, True), (laras, False)):
        (thing,) = things_of(loan, by)
        (row,) = register_of(LoanItem.objects.all(), by, 9)
        assert ((SAID in thing.words), (SAID in row.words)) == (reads, reads)
        page = client_of(by).get(reverse("archive:loan", args=[loan.pk]))
        assert (SAID in page.content.decode()) is reads
