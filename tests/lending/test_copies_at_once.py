"""A loan of digital copies alone is open as soon as it is approved: nobody has to come for it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from archive.models import Loan
from eoffice import clock
from eoffice.audit.models import AuditEntry
from tests.lending.desk import asked_by, paper_dossier

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


def test_a_copy_for_a_later_day_waits_for_it(world, laras, fajar, client_of):
    loan = asked_by(fajar, paper_dossier(world, laras), lent_as="copy", by=laras)
    later = clock.today("Asia/Jakarta") + timedelta(days=2)
    Loan.objects.filter(pk=loan.pk).update(planned_from=later)
    assert approved(client_of, laras, loan).state == "approved"
