"""Disposals as lists and pages."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive import minutes_desk
from archive.authorities import ADDED_BY_HAND
from archive.disposal_rows import (
    ApprovalRow,
    DisposalRow,
    ItemRow,
    icon_of,
    progress_of,
    steps_of,
)
from archive.models import Disposal
from archive.policies import disposals as policies
from archive.queries.disposals import disposals_visible_to
from archive.states import Authority, DisposalKind, DisposalState
from archive.views import keeping_desk
from eoffice.errors import Refused
from eoffice.organization.states import Role

S = DisposalState
RUNNING = (S.DRAFT, S.FROZEN, S.APPRAISED, S.APPROVED, S.EXECUTING)
ITEMS = 100


@require_safe
@login_required
def disposals(request: HttpRequest) -> HttpResponse:
    """What is under way, and what has ended; the newest first."""
    mine = disposals_visible_to(request.officer).select_related("unit", "office")
    is_keeper = request.officer.has_role(Role.ARCHIVIST)
    files = request.officer.has_role(Role.UNIT_FILER)
    if not is_keeper and not files and not mine.exists():
        raise Refused(_("Disposals are kept by the archivist; nothing here waits for you."))
    tab = "ended" if request.GET.get("tab") == "ended" else ""
    rows = mine.exclude(state__in=RUNNING) if tab else mine.filter(state__in=RUNNING)
    if place := keeping_desk.below(request):
        rows = rows.filter(pk__lt=place)
    counted = rows.annotate(dossiers=Count("items", distinct=True)).order_by("-pk")
    found = list(counted[: keeping_desk.PAGE + 1])
    context = _list(request, found, tab, keeper=is_keeper) | {"may_offer": files}
    return render(request, "archive/disposals.html", context)


@require_safe
@login_required
def disposal(request: HttpRequest, pk: int) -> HttpResponse:
    """One disposal: how far it is, what is due now, who takes part, its list and papers."""
    found = keeping_desk.visible_disposal(request, pk)
    return render(request, "archive/disposal.html", _page(request, found))


def _list(request: HttpRequest, found: list[Disposal], tab: str, *, keeper: bool) -> dict[str, Any]:
    home = reverse("archive:disposals")
    tabs = (("", _("Under way"), home), ("ended", _("Ended"), f"{home}?tab=ended"))
    return {
        "rows": [DisposalRow.of(one) for one in found[: keeping_desk.PAGE]],
        "page": keeping_desk.pager(request, found),
        "tabs": [{"label": word, "url": url, "is_current": key == tab} for key, word, url in tabs],
        "is_keeper": keeper,
        "is_ended": bool(tab),
    }


def _page(request: HttpRequest, one: Disposal) -> dict[str, Any]:
    by = request.officer
    minutes = minutes_desk.newest_minutes(one)
    keeps = bool(policies.may_keep_archive(by, one.office_id))
    offers = bool(policies.may_offer(by, one))
    may_withdraw = keeps and one.state in (S.FROZEN, S.APPRAISED, S.APPROVED)
    items = (
        one.items.select_related("dossier")
        .order_by("order")
        .filter(order__gt=keeping_desk.below(request) or 0)
    )
    rows = [ItemRow.of(item, may_withdraw=may_withdraw) for item in items[: ITEMS + 1]]
    approvals = list(one.approvals.select_related("disposal").order_by("is_external", "pk"))
    return {
        "disposal": one,
        "number": f"{one.number:04d}/{one.year}",
        "state": f"disposal_{one.state}",
        "icon_name": icon_of(one),
        "steps": steps_of(one, has_minutes=minutes is not None),
        "progress": progress_of(one),
        "items": rows[:ITEMS],
        "next_items": rows[ITEMS - 1].order if len(rows) > ITEMS else None,
        "committee": one.committee.order_by("pk"),
        "approvals": [ApprovalRow.of(approval, by) for approval in approvals],
        "witnesses": one.witnesses.order_by("pk"),
        "papers": one.certificates.select_related("file").order_by("pk"),
        "minutes": minutes,
        "askable": _askable(one, approvals, keeps=keeps),
        "is_transfer": one.kind == DisposalKind.TRANSFER,
        "can": {
            "keep": keeps,
            "offer": offers,
            "appraise": bool(policies.may_appraise(by, one)),
            "conclude": policies.may_conclude(by, one),
            "execute": policies.may_execute(by, one),
            "sign": bool(policies.may_sign_minutes(by, one)) and _may_still_sign(minutes, by),
            "cancel": offers and one.state in (S.DRAFT, S.FROZEN, S.APPRAISED, S.APPROVED),
        },
    }


def _askable(one: Disposal, asked: list[Any], *, keeps: bool) -> list[tuple[str, str]]:
    """Authorities outside that may be asked besides those that must."""
    if (
        not keeps
        or one.kind != DisposalKind.DESTRUCTION
        or one.state not in (S.FROZEN, S.APPRAISED)
    ):
        return []
    known = {approval.authority for approval in asked}
    return [
        (key.value, str(key.label)) for key in map(Authority, ADDED_BY_HAND) if key not in known
    ]


def _may_still_sign(minutes: Any, by: Any) -> bool:
    if minutes is None:
        return True
    return bool(minutes.signed_by) and all(row["user"] != by.user_id for row in minutes.signed_by)
