"""Who may have a signing key: a question about the person, never about a letter."""

from django.utils.translation import gettext_lazy as _

from eoffice.organization.officer import Officer
from eoffice.verdict import YES, Verdict


def may_have_key(officer: Officer) -> Verdict:
    """Whoever holds a desk, as its own official or acting; assistants sign nothing themselves."""
    if any(desk.exists and not desk.is_assistant for desk in officer.desks):
        return YES
    return Verdict(_("Only who holds a desk can have a signing key."))
