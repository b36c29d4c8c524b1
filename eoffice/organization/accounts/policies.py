"""What an office administrator may do with an account. Pure questions; nothing is written here."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from eoffice.organization.accounts.scope import people_in, scope_of_officer, sits_elsewhere
from eoffice.organization.models import User
from eoffice.organization.officer import Officer
from eoffice.verdict import YES, Verdict

NOT_AN_ADMIN = Verdict(_("Only an administrator of the office looks after accounts."))
NOT_YOURS = Verdict(_("This account is not looked after by your office."))
OWN_ACCOUNT = Verdict(_("Another administrator issues a slip for your own account."))
SITS_ELSEWHERE = Verdict(
    _("This person also has a desk in another office; the administrator above both helps.")
)


def may_administer(by: Officer) -> Verdict:
    """Whether this officer looks after accounts at all."""
    return YES if scope_of_officer(by) else NOT_AN_ADMIN


def may_help(by: Officer, person: User) -> Verdict:
    """Whether this officer may issue a slip for, close or reopen this account."""
    scope = scope_of_officer(by)
    if not scope:
        return NOT_AN_ADMIN
    if person.pk == by.user_id:
        return OWN_ACCOUNT
    if not people_in(scope).filter(pk=person.pk).exists():
        return NOT_YOURS
    return SITS_ELSEWHERE if sits_elsewhere(person, scope) else YES
