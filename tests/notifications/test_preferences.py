"""Which kinds of notices come by e-mail is everybody's choice; the application shows them all."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from eoffice import jobs
from eoffice.notifications.catalogue import kinds
from eoffice.notifications.models import Notice
from eoffice.organization.models import User
from tests.disposition.letters import disposed

pytestmark = pytest.mark.django_db
PAGE = reverse("notices:preferences")


@pytest.fixture
def eka_reads_mail(eka):
    User.objects.filter(pk=eka.user_id).update(email="eka@contoh.invalid")
    return eka


def test_every_kind_is_offered_once_in_words(client_of, eka):
    page = client_of(eka).get(PAGE).text
    offered = re.findall(r'name="kind" value="(\w+)"\s+checked>\s*(.+?)\s*</label>', page)
    assert sorted(kind for kind, _label in offered) == sorted(kinds())
    assert not [label for _kind, label in offered if re.search(r"\(\)|\s[.,]|%\(", label)]


def test_a_kind_that_is_not_ticked_comes_without_a_mail(world, arunika, client_of, eka_reads_mail):
    wanted = sorted(kinds().keys() - {"disposition_received"})
    client_of(eka_reads_mail).post(PAGE, {"kind": wanted})
    disposed(world, arunika, "kasi_bank")
    jobs.run_pending()
    told = Notice.objects.get(user=eka_reads_mail.user_id)
    assert (told.kind, mail.outbox) == ("disposition_received", [])
    again = client_of(eka_reads_mail).get(PAGE).text
    assert len(re.findall(r'name="kind" value="\w+"\s+checked', again)) == len(wanted)
