"""A loan of digital copies alone is open as soon as it is approved: nobody has to come for it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from archive.loan_telling import open_copies
from archive.models import Loan
from eoffice import clock
from eoffice.audit.models import AuditEntry
from eoffice.organization.officer import SYSTEM
from tests.lending.desk import asked_by, paper_dossier
from tests.matrix.reading import text_of

pytestmark = pytest.mark.django_db


def approved(client_of, laras, loan):
    client_of(laras).post(reverse("archive:loan_approve", args=[loan.pk]), {"token": "a" * 32})
    return Loan.objects.get(pk=loan.pk)


def test_a_copy_is_open_when_it_is_approved(world, laras, fajar, client_of):
    dossier = paper_dossier(world, laras)
    loan = approved(client_of, laras, asked_by(fajar, dossier, lent_as="copy", by=laras))
    assert loan.state == "on_loan" and loan.handed_over_by_name == laras.name
    assert loan.items.get().expires_at is not None
    events = AuditEntry.objects.filter(subject_kind="loan", subject_id=loan.pk)
    assert "loan.handed_over" in set(events.values_list("event", flat=True))


def test_paper_waits_for_the_desk(world, laras, fajar, client_of):
    loan = approved(client_of, laras, asked_by(fajar, paper_dossier(world, laras), by=laras))
    assert loan.state == "approved"


@pytest.fixture
def later(world, laras, fajar, client_of):
    """A digital copy that was approved for the day after tomorrow."""
    loan = asked_by(fajar, paper_dossier(world, laras), lent_as="copy", by=laras)
    day = clock.today("Asia/Jakarta") + timedelta(days=2)
    Loan.objects.filter(pk=loan.pk).update(planned_from=day)
    return approved(client_of, laras, loan)


def test_a_copy_for_a_later_day_waits_for_it_and_the_page_says_so(later, fajar, client_of):
    assert later.state == "approved" and open_copies() == 0
    text = text_of(client_of(fajar).get(reverse("archive:loan", args=[later.pk])))
    assert "terbuka dengan sendirinya" in text and "Ambil di unit kearsipan" not in text


def test_on_its_day_it_opens_by_itself(later):
    with clock.moved_to(clock.now() + timedelta(days=2)):
        assert (open_copies(), open_copies()) == (1, 0)
    loan = Loan.objects.get(pk=later.pk)
    assert (loan.state, loan.handed_over_by_name) == ("on_loan", SYSTEM.name)


def test_paper_never_goes_by_itself(world, laras, fajar, client_of):
    loan = approved(client_of, laras, asked_by(fajar, paper_dossier(world, laras), by=laras))
    text = text_of(client_of(fajar).get(reverse("archive:loan", args=[loan.pk])))
    assert open_copies() == 0 and "Ambil di unit kearsipan" in text
