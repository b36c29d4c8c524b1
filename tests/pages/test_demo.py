"""The demo shows every state that a letter, a branch and a request can be in, and verifies."""

import re
from io import StringIO

import pytest
from django.core.management import call_command

from archive.loan_states import LoanState
from archive.models import (
    Certificate,
    Disposal,
    Dossier,
    DossierItem,
    Loan,
    RetentionSchedule,
)
from archive.states import CertificateKind, DisposalState
from correspondence.models import (
    ApprovalStep,
    Arrival,
    Delivery,
    DraftWork,
    IncomingLetter,
    Letter,
    OutgoingLetter,
    Recipient,
    RegisterEntry,
    Remark,
    Scan,
    Signature,
)
from correspondence.outgoing_states import DeliveryState, DeliveryWay, OutgoingState, StepState
from correspondence.queries.replies import waiting
from correspondence.states import (
    ArrivalState,
    EntryState,
    IncomingState,
    Outcome,
    RecipientState,
    ScanState,
)
from disposition.models import Disposition, DispositionSheet, Extension, FollowUp
from disposition.states import BranchState, ExtensionState, FollowUpKind
from eoffice import clock
from eoffice.organization.models import User
from eoffice.pages.demo.account_list import accounts_told

pytestmark = [
    pytest.mark.embedded,  # the demo is made there
    pytest.mark.django_db,
    pytest.mark.slow,
    pytest.mark.timeout(600),
]
NOT_YET = {
    OutgoingState.SIGNING,  # for seconds only
    OutgoingState.AWAITING_GATEWAY,  # the demo has no signing service
}
INSIDE = DeliveryWay.INTERNAL  # seats of the own office have its tray too
STATES = {
    IncomingLetter: IncomingState,
    OutgoingLetter: OutgoingState,
    ApprovalStep: StepState,
    Delivery: DeliveryState,
    Disposition: BranchState,
    Recipient: RecipientState,
    Scan: ScanState,
    RegisterEntry: EntryState,
    Arrival: ArrivalState,
    Extension: ExtensionState,
    Loan: LoanState,
}
MOST_SIGNED = 14  # each costs the worker a moment


@pytest.fixture
def demo(settings, tmp_path):
    """The demo with a past of two weeks."""
    settings.VAR_DIR = tmp_path
    call_command("seed_demo", days=14, password="demo12345", stdout=StringIO())


def test_every_state_is_there_and_nothing_is_wrong(demo):
    for model, states in STATES.items():
        assert set(model.objects.values_list("state", flat=True)) >= {*states} - NOT_YET
    assert set(FollowUp.objects.values_list("kind", flat=True)) == {*FollowUpKind}
    assert set(IncomingLetter.objects.values_list("outcome", flat=True)) == {"", *Outcome}
    assert DispositionSheet.objects.exclude(basis_file=None).exists()
    told = set(re.findall(r"^  ([a-z.]+)  ", accounts_told(""), re.MULTILINE))
    assert told == set(User.objects.values_list("username", flat=True))
    assert IncomingLetter.objects.filter(state=IncomingState.FILED).exists()
    letters_that_go_out_are_there()
    archives_are_filled()
    call_command("verify", stdout=StringIO())


def letters_that_go_out_are_there():
    """What no state tells: every way and mode, remarks, unsaved work, an answer, a revoked one."""
    assert set(Delivery.objects.values_list("way", flat=True)) == {*DeliveryWay} - {INSIDE}
    assert set(OutgoingLetter.objects.values_list("sign_mode", flat=True)) >= {"own", "an"}
    assert Remark.objects.filter(settled_at=None).exists() and DraftWork.objects.exists()
    assert not OutgoingLetter.objects.filter(place="").exists()
    assert Signature.objects.count() <= MOST_SIGNED
    assert Signature.objects.filter(acting_kind="plh").exists()
    assert Delivery.objects.exclude(their_number="").exists()
    assert RegisterEntry.objects.filter(purpose="backdate", state="used").exists()
    assert OutgoingLetter.objects.filter(revokes__state=OutgoingState.REVOKED).exists()
    sent = (OutgoingState.DISPATCHED, OutgoingState.FILED)
    answered = Letter.objects.filter(answered_by__state__in=sent)
    assert set(answered.values_list("outcome", flat=True)) == {"answered"}
    replies_are_awaited()


def replies_are_awaited():
    """One letter waits, half answered; one was reminded of; one is overdue; one is answered."""
    asked = OutgoingLetter.objects.filter(reply_due__isnull=False)
    open_ones = {letter.pk: letter for letter in waiting(asked)}
    today = clock.today("Asia/Jakarta")
    late = [letter for letter in open_ones.values() if letter.reply_due < today]
    assert (asked.count(), len(open_ones), len(late)) == (4, 3, 1)
    assert OutgoingLetter.objects.filter(follows__in=open_ones).exists()
    assert Letter.objects.filter(answers__in=open_ones).count() == 1


def archives_are_filled():
    """Dossiers in every state that needs no disposal, by letters, papers and an old list."""
    kept = {"open", "closed", "inactive"}
    assert set(Dossier.objects.values_list("state", flat=True)) >= kept
    assert Dossier.objects.count() >= 30 and DossierItem.objects.exclude(letter=None).exists()
    assert DossierItem.objects.exclude(file=None).count() == 1
    assert {*RetentionSchedule.objects.values_list("state", flat=True)} >= {"in_force", "draft"}
    assert RetentionSchedule.objects.filter(is_sample=False).count() == 0
    executed = Disposal.objects.filter(state=DisposalState.EXECUTED)
    signed = Certificate.objects.filter(kind=CertificateKind.MINUTES).exclude(signed_by=[])
    assert executed.exists() and not executed.exclude(certificates__in=signed).exists()
