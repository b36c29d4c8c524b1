"""Who may read the trail: an auditor, and only what was done in the organisations of his order."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from eoffice.audit.readers import AUDITOR, Reader
from eoffice.verdict import YES, Verdict

NOT_AN_AUDITOR = Verdict(_("Only an auditor with a valid order reads the trail."))


def may_read_trail(officer: Reader) -> Verdict:
    """Whether one of the officer's desks is an auditor's."""
    return YES if officer.desks_with_role(AUDITOR) else NOT_AN_AUDITOR
