"""Who may put a draft on paper."""

from django.utils.translation import gettext_lazy as _

from correspondence.models import ApprovalStep, OutgoingLetter
from eoffice.organization.officer import Officer
from eoffice.verdict import YES, Verdict


def may_print(officer: Officer, letter: OutgoingLetter) -> Verdict:
    """Whoever works on it: its writer, a desk that was asked about it, its signer."""
    if officer.holds(letter.writer_id) or officer.holds(letter.signing_seat_id):
        return YES
    asked = ApprovalStep.objects.filter(letter=letter, position__in=officer.desk_ids)
    if asked.exclude(asked_at=None).exists():
        return YES
    return Verdict(_("Only those who write, check and sign a draft may print it."))
