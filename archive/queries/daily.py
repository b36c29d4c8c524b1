"""What an archivist and who files for a unit look at every day."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from archive.models import Dossier, DossierItem
from archive.queries.dossiers import dossiers_kept_by
from archive.states import STANDING, DossierState, FinalAction
from correspondence.access import filer_audience
from correspondence.models import Letter, LetterAccess
from correspondence.outgoing_states import OutgoingState
from correspondence.states import IncomingState
from eoffice import clock
from eoffice.organization.officer import Officer
from eoffice.organization.states import Role

DAYS = 14
MOST_COUNTED = 1000
WAITS = (IncomingState.COMPLETED, OutgoingState.DISPATCHED)


@dataclass(frozen=True, slots=True)
class Daily:
    """How much of each list there is; counted up to a thousand."""

    unfiled: int
    to_transfer: int
    to_destroy: int
    to_hand_over: int
    to_reappraise: int
    without_class: int
    without_trigger: int


def keeps_files(officer: Officer) -> bool:
    """Whether some desk of the officer files for a unit, or is an archivist's."""
    roles = {role for desk in officer.desks for role in desk.roles}
    return bool(roles & {Role.ARCHIVIST, Role.UNIT_FILER})


def unfiled_letters(officer: Officer, *, days: int = DAYS) -> QuerySet[Letter]:
    """Letters that the officer is to file, whose work ended so many days ago; the oldest first."""
    before = clock.now() - timedelta(days=days)
    found = Letter.objects.filter(_to_be_filed_by(officer), state__in=WAITS)
    ended = found.annotate(ended=Coalesce("completed_at", "signed_at", "received_at"))
    inside = DossierItem.objects.inside().filter(letter=OuterRef("pk"), is_link=False)
    return ended.filter(~Exists(inside), ended__lte=before).order_by("received_at", "pk")


def due_for_transfer(officer: Officer, today: date) -> QuerySet[Dossier]:
    """Closed dossiers whose active term is over."""
    found = dossiers_kept_by(officer).filter(state=DossierState.CLOSED, active_until__lt=today)
    return found.order_by("active_until", "pk")


def due_for_final_action(officer: Officer, today: date, action: str = "") -> QuerySet[Dossier]:
    """Inactive dossiers whose last term is over and that nothing holds back."""
    found = dossiers_kept_by(officer).filter(state=DossierState.INACTIVE, acts_from__lte=today)
    found = found.filter(open_holds=0).order_by("acts_from", "pk")
    return found.filter(final_action=action) if action else found


def without_class(officer: Officer) -> QuerySet[Dossier]:
    """Dossiers that no rule can bind, because they have no classification."""
    return dossiers_kept_by(officer).filter(state__in=STANDING, classification=None)


def without_trigger(officer: Officer) -> QuerySet[Dossier]:
    """Closed dossiers whose retention does not run: the event or the rule is missing."""
    states = (DossierState.CLOSED, DossierState.INACTIVE)
    return dossiers_kept_by(officer).filter(state__in=states, acts_from=None)


def daily_of(officer: Officer) -> Daily:
    """The numbers of all lists."""
    today = clock.today(officer.desk.time_zone)
    due = due_for_final_action(officer, today)
    return Daily(
        unfiled=_count(unfiled_letters(officer)),
        to_transfer=_count(due_for_transfer(officer, today)),
        to_destroy=_count(due.filter(final_action=FinalAction.DESTROY)),
        to_hand_over=_count(due.filter(final_action=FinalAction.PERMANENT)),
        to_reappraise=_count(due.filter(final_action=FinalAction.REAPPRAISE)),
        without_class=_count(without_class(officer)),
        without_trigger=_count(without_trigger(officer)),
    )


def _count(rows: QuerySet) -> int:
    return rows.order_by()[:MOST_COUNTED].count()


def _to_be_filed_by(officer: Officer) -> Q:
    """Of the archivist's offices, and what the access table opens to the filers of the units."""
    offices = officer.offices_with_role(Role.ARCHIVIST)
    desks = officer.desks_with_role(Role.UNIT_FILER)
    audiences = [filer_audience(desk.unit_id) for desk in desks]
    opened = LetterAccess.objects.filter(letter=OuterRef("pk"), audience__in=audiences)
    found = Q(office__in=offices)
    return found | Q(Exists(opened)) if audiences else found
