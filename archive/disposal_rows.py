"""What the pages of disposals show: small frozen rows, so that templates hold no decisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.models import Disposal, DisposalApproval, DisposalItem
from archive.policies import disposals as policies
from archive.states import (
    Appraisal,
    ApprovalState,
    DisposalItemState,
    DisposalKind,
    DisposalState,
)
from eoffice.organization.officer import Officer

S = DisposalState
STEPS: tuple[tuple[str, str | Promise], ...] = (
    (S.DRAFT, gettext_lazy("Selection")),
    (S.FROZEN, gettext_lazy("Appraisal")),
    (S.APPRAISED, gettext_lazy("Approval")),
    (S.APPROVED, gettext_lazy("Execution")),
    (S.EXECUTED, gettext_lazy("Minutes")),
)
PLACE = {S.DRAFT: 0, S.FROZEN: 1, S.APPRAISED: 2, S.APPROVED: 3, S.EXECUTING: 3, S.EXECUTED: 4}
ICONS = {
    DisposalKind.TRANSFER: "box-arrow-in-left",
    DisposalKind.DESTRUCTION: "trash3",
    DisposalKind.HAND_OVER: "bank",
}
ITEM_LOOK = {
    DisposalItemState.LISTED: "item_listed",
    DisposalItemState.WITHDRAWN: "item_withdrawn",
    DisposalItemState.DONE: "done",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One station of a disposal."""

    label: str | Promise
    is_done: bool
    is_now: bool


def steps_of(disposal: Disposal, *, has_minutes: bool) -> list[Step]:
    """The way of a disposal; nothing for one that ended early."""
    if disposal.state not in PLACE:
        return []
    now = PLACE[DisposalState(disposal.state)] + (has_minutes and disposal.state == S.EXECUTED)
    return [Step(label, n < now, n == now) for n, (_state, label) in enumerate(STEPS)]


@dataclass(frozen=True, slots=True)
class DisposalRow:
    """One disposal in the list."""

    url: str
    number: str
    title: str
    kind: str
    icon: str
    state: str
    dossiers: int
    begun_at: Any
    unit: str

    @classmethod
    def of(cls, disposal: Disposal) -> DisposalRow:
        """`dossiers` was counted by the query."""
        return cls(
            url=reverse("archive:disposal", args=[disposal.pk]),
            number=f"{disposal.number:04d}/{disposal.year}",
            title=disposal.title,
            kind=disposal.get_kind_display(),
            icon=icon_of(disposal),
            state=f"disposal_{disposal.state}",
            dossiers=getattr(disposal, "dossiers", 0),
            begun_at=disposal.begun_at,
            unit=str(disposal.unit or disposal.office),
        )


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One dossier on a list."""

    pk: int
    order: int
    reference: str
    title: str
    facts: dict[str, Any]
    fate: str
    state: str
    word: str
    appraisal: str
    remark: str
    looked_at: bool
    is_held: bool
    withdraw_url: str

    @classmethod
    def of(cls, item: DisposalItem, *, may_withdraw: bool) -> ItemRow:
        """From its frozen facts; a hold that came since is the dossier's, which came along."""
        is_listed = item.state == DisposalItemState.LISTED
        return cls(
            pk=item.pk,
            order=item.order,
            reference=item.facts["reference"],
            title=item.facts["title"],
            facts=item.facts,
            fate=_fate(item.facts),
            state=ITEM_LOOK[DisposalItemState(item.state)],
            word=item.get_appraisal_display(),
            appraisal=item.appraisal,
            remark=item.withdrawn_reason or item.remark,
            looked_at=item.is_physically_checked,
            is_held=is_listed and item.dossier.open_holds > 0,
            withdraw_url=reverse("archive:disposal_withdraw", args=[item.pk])
            if may_withdraw and is_listed
            else "",
        )


@dataclass(frozen=True, slots=True)
class ApprovalRow:
    """One authority and what it said."""

    who: str
    state: str
    is_external: bool
    number: str
    dated_on: Any
    decided_by: str
    decided_at: Any
    note: str
    file_url: str
    decide_url: str
    why_not: str

    @classmethod
    def of(cls, approval: DisposalApproval, by: Officer) -> ApprovalRow:
        """With the way to decide, or the reason why not."""
        waits = approval.state == ApprovalState.WAITING
        is_time = waits and approval.disposal.state == S.APPRAISED
        verdict = policies.may_decide(by, approval)
        return cls(
            who=approval.get_authority_display(),
            state=f"approval_{approval.state}",
            is_external=approval.is_external,
            number=approval.number,
            dated_on=approval.dated_on,
            decided_by=approval.decided_by_name,
            decided_at=approval.decided_at,
            note=approval.note,
            file_url=reverse("files:original", args=[approval.file_id]) if approval.file_id else "",
            decide_url=reverse("archive:disposal_decide", args=[approval.pk])
            if is_time and verdict
            else "",
            why_not="" if verdict or not is_time else str(verdict.reason),
        )


def icon_of(disposal: Disposal) -> str:
    """The icon of its kind."""
    return ICONS[DisposalKind(disposal.kind)]


def progress_of(disposal: Disposal) -> dict[str, int]:
    """How many dossiers are on the list, and how far they are; `going`: without the withdrawn."""
    rows = list(disposal.items.values_list("state", "appraisal"))
    listed = [word for state, word in rows if state == DisposalItemState.LISTED]
    done = sum(state == DisposalItemState.DONE for state, _word in rows)
    return {
        "all": len(rows),
        "listed": len(listed),
        "pending": listed.count(Appraisal.PENDING),
        "keep": listed.count(Appraisal.KEEP),
        "done": done,
        "going": len(listed) + done,
        "withdrawn": sum(state == DisposalItemState.WITHDRAWN for state, _word in rows),
    }


def _fate(facts: dict[str, Any]) -> str:
    if facts["active_years"] is None:
        return ""
    return _("%(active)s + %(inactive)s years") % {
        "active": facts["active_years"],
        "inactive": facts["inactive_years"],
    }
