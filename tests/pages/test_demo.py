"""The demo shows every state that a letter, a branch and a request can be in, and verifies."""

from io import StringIO

import pytest
from django.core.management import call_command

from correspondence.models import Arrival, Letter, Recipient, RegisterEntry, Scan
from correspondence.states import ArrivalState, EntryState, IncomingState, RecipientState, ScanState
from disposition.models import Disposition, DispositionSheet, Extension, FollowUp
from disposition.states import BranchState, ExtensionState, FollowUpKind
from eoffice.organization.models import User
from eoffice.pages.demo.charts import NAMED_ACCOUNTS

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
NOT_YET = {IncomingState.FILED, ScanState.SPLIT}  # the archive's; a scan of several letters


@pytest.fixture
def demo(settings, tmp_path):
    """The demo with a past of two weeks."""
    settings.VAR_DIR = tmp_path
    call_command("seed_demo", days=14, password="demo12345", stdout=StringIO())


def test_every_state_is_there_and_nothing_is_wrong(demo):
    for model, states in (
        (Letter, IncomingState),
        (Disposition, BranchState),
        (Recipient, RecipientState),
        (Scan, ScanState),
        (RegisterEntry, EntryState),
        (Arrival, ArrivalState),
        (Extension, ExtensionState),
    ):
        assert set(model.objects.values_list("state", flat=True)) >= {*states} - NOT_YET
    assert set(FollowUp.objects.values_list("kind", flat=True)) == {*FollowUpKind}
    assert DispositionSheet.objects.exclude(basis_file=None).exists()
    assert User.objects.filter(username__in=NAMED_ACCOUNTS).count() == len(NAMED_ACCOUNTS)
    call_command("verify", stdout=StringIO())
