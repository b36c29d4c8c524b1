"""What the pages of the records unit share: for which office one keeps the archive, and pages of a
list by key."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from archive.disposal_rows import icon_of, progress_of
from archive.models import Disposal, Hold
from archive.policies import disposals as policies
from archive.queries.disposals import disposals_visible_to, holds_visible_to
from eoffice import paging
from eoffice.asked import whole
from eoffice.errors import Refused
from eoffice.organization.models import Unit
from eoffice.organization.states import Role

PAGE = 25


def kept_office(request: HttpRequest) -> Unit:
    """The office whose archive one keeps; that of the desk in use before the others."""
    mine = request.officer.offices_with_role(Role.ARCHIVIST)
    if not mine:
        policies.may_keep_archive(request.officer, 0).enforce()
        raise Refused
    chosen = request.officer.office_id if request.officer.office_id in mine else min(mine)
    return Unit.objects.select_related("organization").get(pk=chosen)


def offering_office(request: HttpRequest) -> tuple[Unit, tuple[int, ...]]:
    """The office whose archive one keeps; else that in which one files, and for which units."""
    if request.officer.offices_with_role(Role.ARCHIVIST):
        return kept_office(request), ()
    desks = request.officer.desks_with_role(Role.UNIT_FILER)
    if not desks:
        policies.may_keep_archive(request.officer, 0).enforce()
        raise Refused
    desk = request.officer.desk if request.officer.desk in desks else desks[0]
    office = Unit.objects.select_related("organization").get(pk=desk.office_id)
    return office, tuple(one.unit_id for one in desks if one.office_id == desk.office_id)


def visible_disposal(request: HttpRequest, pk: int) -> Disposal:
    """The disposal, for who may see it; 404 for others."""
    mine = disposals_visible_to(request.officer).select_related("office", "unit")
    return get_object_or_404(mine, pk=pk)


def visible_hold(request: HttpRequest, pk: int) -> Hold:
    """The hold, for who may see it; 404 for others."""
    return get_object_or_404(holds_visible_to(request.officer).select_related("office"), pk=pk)


def below(request: HttpRequest) -> int | None:
    """The key after which a page of a list goes on; nonsense begins at the top."""
    return whole(request.GET.get("below"))


def pager(request: HttpRequest, rows: list[Any]) -> dict[str, str]:
    """The links below a list of which one row more than a page was read."""
    return paging.pager(request, rows[PAGE - 1].pk if len(rows) > PAGE else None, key="below")


def form_page(
    request: HttpRequest,
    title: str,
    form: Any,
    back: str,
    *,
    of: Disposal | None = None,
    **more: Any,
) -> HttpResponse:
    """A verb that needs words: its form on a page of its own, which says of which list it is."""
    status = 422 if form.is_bound else 200
    context = {"title": title, "form": form, "back": back} | more
    if of:
        context |= {"disposal": of, "icon_name": icon_of(of), "going": progress_of(of)["going"]}
    return render(request, "archive/disposal_verb.html", context, status=status)
