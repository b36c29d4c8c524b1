"""The entries of an account's own chain, including those of people who did not get in."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from eoffice import audit
from eoffice.audit.actor import Actor
from eoffice.organization.accounts.events import CHAIN, NOBODY, AccountEvent
from eoffice.organization.models import User
from eoffice.organization.officer import Officer
from eoffice.organization.queries import officer_of


def note(event: AccountEvent, user: User, *, by: Officer | None = None, **detail: Any) -> None:
    """Record what happened to this account, by its own holder unless somebody else is named."""
    actor = (by or officer_of(user)).as_actor()
    audit.record(event, by=actor, chain=(CHAIN, user.pk), detail=detail)


def note_stranger(event: AccountEvent, user: User | None, name_tried: str, **detail: Any) -> None:
    """Record an attempt of somebody who is not signed in; an unknown name is kept as a hash."""
    with translation.override(settings.LANGUAGE_CODE):  # the trail is not kept in a visitor's
        nobody = _("Somebody not signed in")
    actor = Actor(user_id=None, name=nobody, organization_id=user.organization_id if user else None)
    if user is None:
        detail["name_tried"] = audit.fingerprint(name_tried)
    audit.record(event, by=actor, chain=(CHAIN, user.pk if user else NOBODY), detail=detail)
