"""The dispose panel: give a first disposition, or forward a branch further down."""

from collections.abc import Callable
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from correspondence.models import IncomingLetter
from disposition import actions
from disposition.actions import OutOfReach, SheetData
from disposition.forms.dispose import DisposeForm
from disposition.models import Disposition
from disposition.policies import branch as may
from disposition.policies import letter as may_letter
from disposition.queries import panel
from disposition.usual_due import usual_due
from disposition.views.fetching import visible_branch, visible_letter
from eoffice.calendar import Explanation
from eoffice.documents.actions import receive
from eoffice.documents.states import FileUse
from eoffice.htmx import back_to, page_or_fragment
from eoffice.organization import calendars
from eoffice.organization.models import Unit
from eoffice.organization.officer import Officer


@login_required
@require_http_methods(["GET", "POST"])
def dispose(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a disposition of a letter."""
    letter = visible_letter(request, pk)
    desk_id = may_letter.desk_for(request.officer, letter)
    may_letter.may_dispose_from(desk_id, request.officer.on_basis("-")).enforce()
    form, context = _panel(request, letter, desk_id)
    if _is_given(request, form, desk_id, partial(actions.dispose, letter.pk)):
        return _sent(request, letter)
    context["action"] = reverse("disposition:dispose", args=[pk])
    return _answer(request, form, context)


@login_required
@require_http_methods(["GET", "POST"])
def forward(request: HttpRequest, pk: int) -> HttpResponse:
    """Forward a branch further down."""
    branch = visible_branch(request, pk)
    may.may_work_on(request.officer, branch).enforce()
    form, context = _panel(request, branch.letter, branch.position_id, branch)
    if _is_given(request, form, branch.position_id, partial(actions.forward, branch.pk)):
        return _sent(request, branch.letter)
    context["action"] = reverse("disposition:forward", args=[pk])
    return _answer(request, form, context)


def panel_for(
    officer: Officer,
    letter: IncomingLetter,
    desk_id: int,
    branch: Disposition | None = None,
    data: tuple[Any, ...] = (),
) -> tuple[DisposeForm, dict[str, Any]]:
    """The panel's form and what its template needs; the letter page shows the same."""
    at = officer.at(desk_id)
    candidates = SimpleLazyObject(lambda: panel.candidates_of(desk_id))
    instructions = panel.instructions_for(desk_id)
    due_at, reason = usual_due(letter, branch, office_id=at.office_id)
    form = DisposeForm(
        *data,
        instructions=instructions,
        copies=SimpleLazyObject(lambda: panel.copies_from(desk_id, at.office_id, letter)),
        usual_due=due_at,
        hours=SimpleLazyObject(lambda: calendars.hours_of(Unit.objects.get(pk=at.office_id))),
        zone=ZoneInfo(at.desk.time_zone),
        is_assistant=at.is_assistant,
    )
    context = {
        "letter": letter,
        "branch": branch,
        "form": form,
        "candidates": candidates,
        "instructions": instructions,
        "habits": SimpleLazyObject(lambda: panel.habits_of(desk_id, candidates)),
        "due_reason": Explanation.from_json(reason) if reason else "",
        "desk": at.desk,
    }
    return form, context


def _panel(
    request: HttpRequest, letter: IncomingLetter, desk_id: int, branch: Disposition | None = None
) -> tuple[DisposeForm, dict[str, Any]]:
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    return panel_for(request.officer, letter, desk_id, branch, data)


def _is_given(
    request: HttpRequest, form: DisposeForm, desk_id: int, give: Callable[..., object]
) -> bool:
    """Whether it was sent and done; a receiver who is out of reach is told beside the picker."""
    if request.method != "POST" or not form.is_valid():
        return False
    by, data = form.officer(request.officer), _decided(form, request.officer, desk_id)
    try:
        give(data, by=by, token=form.cleaned_data["token"])
    except OutOfReach as refused:
        form.add_error("to", str(refused.sentence))
        return False
    return True


def _decided(form: DisposeForm, officer: Officer, desk_id: int) -> SheetData:
    """What was decided; the scan that shows it is safe before the sheet is written."""
    if not (upload := form.cleaned_data.get("basis_scan")):
        return form.sheet()
    office = Unit.objects.get(pk=officer.at(desk_id).office_id)
    return form.sheet(receive(upload, by=officer, office=office, use=FileUse.EVIDENCE).pk)


def _answer(request: HttpRequest, form: DisposeForm, context: dict[str, Any]) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return page_or_fragment(request, "disposition/letter_dispose", context, status)


def _sent(request: HttpRequest, letter: IncomingLetter) -> HttpResponse:
    message = _("The disposition was sent. You can follow it below, and recall it while unread.")
    return back_to(request, "pages:letter", message, pk=letter.pk)
