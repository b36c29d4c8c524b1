"""For which office a recorder works on these pages, and how the answer of an action is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.forms import Form

from eoffice import clock
from eoffice.asked import whole
from eoffice.errors import NotFound, OfficeError, Refused
from eoffice.organization import policies, queries
from eoffice.organization.middleware import OfficerRequest
from eoffice.organization.models import Unit
from eoffice.organization.officer import Officer


@dataclass(frozen=True, slots=True)
class Keeping:
    """The office whose list is kept, by whom, on which day, and the URL part that says so."""

    office: Unit
    by: Officer
    today: date
    query: str


def keeping_of(request: OfficerRequest) -> Keeping:
    """What the address asks for, if this person keeps the list of that office."""
    asked = request.GET.get("office", "")
    office_id = whole(asked)
    office = queries.office_kept_by(request.officer, office_id)
    if office is None:
        raise NotFound if asked else Refused(policies.NOT_A_KEEPER.reason)
    query = f"?office={office.pk}" if asked else ""
    by = queries.keeper_at(request.officer, office)
    return Keeping(office=office, by=by, today=clock.today(office.zone), query=query)


def was_done(form: Form, act: Callable[[], object]) -> bool:
    """Whether a complete form could be acted upon; if not, the form says why."""
    if not form.is_valid():
        return False
    try:
        act()
    except OfficeError as error:
        if isinstance(error, NotFound):
            raise
        form.add_error(None, str(error))
        return False
    return True
