"""What the page of a dossier offers: which verbs are open to this officer, and with which words."""

from dataclasses import dataclass
from datetime import date

from archive.forms.dossiers import CloseForm, TriggerForm, WhyForm
from archive.models import Dossier
from archive.policies import filing as policies
from archive.policies.disposals import may_keep_archive
from archive.policies.packages import exporting_desk
from archive.policies.packages import may_export as may_be_packed
from archive.policies.places import may_keep_places
from archive.queries.rules import rule_for
from archive.retention import Terms
from archive.states import STANDING, DossierState, Medium
from eoffice import clock
from eoffice.organization.officer import Officer

CHANGEABLE = (DossierState.OPEN, DossierState.CLOSED, DossierState.INACTIVE)


@dataclass(frozen=True, slots=True)
class Acts:
    """The verbs of a dossier for one officer; a form where its verb is open."""

    may_file: bool = False
    may_change: bool = False
    close: CloseForm | None = None
    reopen: WhyForm | None = None
    trigger: TriggerForm | None = None
    may_rule: bool = False
    rule: Terms | None = None
    may_export: bool = False
    why_no_export: str = ""
    may_hold: bool = False
    may_box: bool = False
    may_borrow: bool = False
    reason: str = ""


def acts_of(dossier: Dossier, officer: Officer) -> Acts:
    """What this officer may do with it now."""
    verdict, packed = policies.may_file(officer, dossier), may_be_packed(officer, dossier)
    may_hold = dossier.state in STANDING and bool(may_keep_archive(officer, dossier.office_id))
    always = {
        "may_export": bool(packed),
        "why_no_export": "" if packed or not exporting_desk(officer, dossier) else packed.reason,
        "may_hold": may_hold,
        "may_borrow": dossier.state in CHANGEABLE,
    }
    if not verdict:
        return Acts(reason=str(verdict.reason), **always)
    today = clock.today(dossier.office.time_zone)
    free = not dossier.open_holds
    standing = dossier.state in (DossierState.CLOSED, DossierState.INACTIVE)
    is_open = dossier.state == DossierState.OPEN
    return Acts(
        may_file=is_open,
        may_change=free and dossier.state in CHANGEABLE,
        close=CloseForm(initial={"closed_on": today}) if is_open and free else None,
        reopen=WhyForm() if free and dossier.state == DossierState.CLOSED else None,
        trigger=TriggerForm(initial={"trigger_on": dossier.trigger_on})
        if standing and free
        else None,
        may_rule=standing and free,
        rule=_rule(dossier, today) if is_open else None,
        may_box=_may_box(dossier, officer),
        **always,
    )


def _may_box(dossier: Dossier, officer: Officer) -> bool:
    """Only paper lies in a box; what is on a list for disposal stays where it is."""
    is_there = dossier.state in CHANGEABLE and dossier.medium != Medium.DIGITAL
    return is_there and bool(may_keep_places(officer, dossier.office_id))


def _rule(dossier: Dossier, today: date) -> Terms | None:
    """The terms that would bind it if it were closed today."""
    code = dossier.classification.code if dossier.classification else ""
    rule = rule_for(dossier.organization_id, code, today)
    return rule.terms if rule else None
