"""Lists of addressees that a desk keeps for letters to many."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from correspondence.models import AddresseeList, OutgoingLetter
from correspondence.outgoing_events import DraftEvent
from correspondence.policies import drafts as may
from eoffice import audit
from eoffice.errors import WrongState
from eoffice.organization.officer import Officer

FIELDS = ("role", "name", "address", "email", "position", "office", "contact")


@transaction.atomic
def keep(letter_id: int, name: str, rows: list[dict[str, Any]], *, by: Officer) -> AddresseeList:
    """Keep the addressees of a draft for the desk that writes; a list of that name is replaced.

    Raises WrongState without a name or without anybody on the list.
    """
    letter = OutgoingLetter.objects.locked(letter_id)
    may.may_write(by, letter).enforce()
    desk = may.writing_desk(by, letter)
    named = " ".join(name.split())[:100]
    if not named or not rows:
        raise WrongState(_("A list needs a name and at least one addressee."))
    kept = [{field: row[field] for field in FIELDS} for row in rows]
    found, _is_new = AddresseeList.objects.update_or_create(
        position_id=desk, name=named, defaults={"rows": kept}
    )
    detail = {"list": found.pk, "rows": len(kept)}
    audit.record(DraftEvent.LIST_KEPT, letter, by=by.at(desk), detail=detail)
    return found
