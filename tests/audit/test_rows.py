"""What a line of the trail says: the desk with Plh. before it, and every object by its own name."""

import re

import pytest
from django.utils import translation

from eoffice.audit.kinds import KINDS
from eoffice.audit.models import AuditEntry
from eoffice.audit.rows import TrailRow
from eoffice.organization.accounts.events import AccountEvent
from eoffice.organization.accounts.trail import note_stranger
from tests.audit.happenings import record
from tests.house import source

pytestmark = pytest.mark.django_db
CHAIN = re.compile(r"""chain=\(\s*["'](\w+)["']""")


def test_who_acts_for_another_is_told_with_the_kind():
    assert TrailRow.of(record()).desk == "Plh. Head of Finance, menggantikan Budi S."


def test_every_chain_of_the_product_has_a_name():
    named = {kind for path in source.product_files() for kind in CHAIN.findall(path.read_text())}
    assert named and named <= set(KINDS)


def test_a_visitor_is_called_the_same_whatever_he_reads():
    with translation.override("en"):
        note_stranger(AccountEvent.SIGN_IN_FAILED, None, "siapa")
    assert AuditEntry.objects.get().actor_name == "Seseorang yang belum masuk"
