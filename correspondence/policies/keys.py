"""Who may have a signing key: a question about the person, never about a letter."""

from django.utils.translation import gettext_lazy as _

from eoffice.organization.accounts.scope import people_in, scope_of_officer
from eoffice.organization.officer import Officer
from eoffice.verdict import YES, Verdict


def may_have_key(officer: Officer) -> Verdict:
    """Whoever holds a desk, as its own official or acting; assistants sign nothing themselves."""
    if any(desk.exists and not desk.is_assistant for desk in officer.desks):
        return YES
    return Verdict(_("Only who holds a desk can have a signing key."))


def may_revoke_key_of(by: Officer, user_id: int) -> Verdict:
    """The administrator who looks after this person."""
    if people_in(scope_of_officer(by)).filter(pk=user_id).exists():
        return YES
    return Verdict(_("Only the administrator of this person's office may revoke the key."))
