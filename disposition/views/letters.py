"""Verbs of the addressee on the letter as a whole."""

from collections.abc import Callable
from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from correspondence.models import IncomingLetter
from correspondence.queries.answering import answers_to
from correspondence.states import Outcome
from disposition import actions
from disposition.forms.desk import DeskForm
from disposition.forms.verbs import CloseForm, ReasonForm
from disposition.policies import letter as may
from disposition.views.fetching import shows_pages, visible_letter
from disposition.views.uploads import desk_of, once_with_paper, typed
from eoffice.asked import wholes
from eoffice.htmx import back_to, page_or_fragment
from eoffice.organization.officer import Officer


@login_required
@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the letter with an outcome."""
    if _was_sent(request):
        return _closed(request, pk)
    letter, is_assistant = _addressed(request, pk)
    branches = letter.dispositions.open().select_related("position")
    how = {"initial": _first(request, letter), "is_unfinished": bool(branches)}
    form = CloseForm(*typed(request), is_assistant=is_assistant, **how)
    heading = _("Close the letter")
    if form.is_bound and form.is_valid():
        _once(request, form, letter, partial(_close, pk, form), said=heading)
        return _closed(request, pk)
    context = {"letter": letter, "form": form, "heading": heading, "open_branches": branches}
    status = 422 if form.is_bound else 200
    return page_or_fragment(request, "disposition/letter_close", context, status)


@login_required
@require_http_methods(["GET", "POST"])
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on working on a closed letter."""
    words = _("The letter is open again. Give a new disposition, or reopen a branch that was done.")
    title = _("Reopen the letter")
    here = reverse("pages:letter", args=[pk])
    return _with_reason(request, pk, "disposition/letter_reopen", _reopen, title, words, here)


@login_required
@require_http_methods(["GET", "POST"])
def return_to_desk(request: HttpRequest, pk: int) -> HttpResponse:
    """Back to the desk: wrongly addressed."""
    words = _("The letter went back to the desk, which chooses another addressee.")
    title = _("Return to the desk")
    return _with_reason(request, pk, "disposition/letter_return", _return, title, words)


@login_required
@require_POST
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """Note a copy."""
    letter = visible_letter(request, pk)
    actions.note_letter(letter.pk, by=request.officer)
    return back_to(request, "pages:inbox", _("Noted. It has left your inbox."))


@login_required
@require_POST
def note_selected(request: HttpRequest) -> HttpResponse:
    """Note several copies at once; what has gone meanwhile does not hold up the others."""
    chosen = wholes(request.POST.getlist("letter"))[:200]
    letters = [pk for pk in chosen if shows_pages(request.officer, pk)]
    noted = actions.note_letters(letters, by=request.officer)
    words = ngettext("%(n)s copy was noted.", "%(n)s copies were noted.", noted) % {"n": noted}
    return back_to(request, "pages:inbox", words)


def _addressed(request: HttpRequest, pk: int) -> tuple[IncomingLetter, bool]:
    """The letter, for its addressee only; and whether an assistant enters it."""
    letter = visible_letter(request, pk)
    may.may_dispose(request.officer.on_basis("-"), letter).enforce()
    desk = request.officer.desk_at(may.desk_for(request.officer, letter))
    return letter, desk is not None and desk.is_assistant


def _with_reason(
    request: HttpRequest,
    pk: int,
    template: str,
    act: Callable[[int, str, Officer], object],
    title: str,
    said: str,
    to: str = "pages:inbox",
) -> HttpResponse:
    if _was_sent(request):
        return back_to(request, to, said)
    letter, is_assistant = _addressed(request, pk)
    form = ReasonForm(*typed(request), is_assistant=is_assistant)
    if form.is_bound and form.is_valid():
        reason = form.cleaned_data["reason"]
        _once(request, form, letter, lambda by: act(pk, reason, by), said=title)
        return back_to(request, to, said)
    status = 422 if form.is_bound else 200
    context = {"letter": letter, "form": form, "heading": title}
    return page_or_fragment(request, template, context, status)


def _was_sent(request: HttpRequest) -> bool:
    """A second click on a form that was already acted upon."""
    token = request.POST.get("token", "")
    return actions.was_done(token, by=request.officer)


def _once(
    request: HttpRequest,
    form: DeskForm,
    letter: IncomingLetter,
    act: Callable[[Officer], object],
    *,
    said: str,
) -> None:
    """From the addressee's desk; the scan of the paper sheet then hangs on the letter."""
    desk_id = may.desk_for(request.officer, letter)
    by = desk_of(form, request.officer, desk_id) if desk_id else form.officer(request.officer)
    once_with_paper(form, by, act, said=said, letter=letter)


def _first(request: HttpRequest, letter: IncomingLetter) -> dict[str, str]:
    """The outcome that the page before has named, such as an answer; then by which letter."""
    outcome = request.GET.get("outcome", "")
    numbers = answers_to(letter.pk) if outcome == Outcome.ANSWERED else ()
    note = _("Number %(number)s") % {"number": ", ".join(numbers)} if numbers else ""
    return {"outcome": outcome, "note": note}


def _closed(request: HttpRequest, pk: int) -> HttpResponse:
    return back_to(request, "pages:letter", _("The letter is closed."), pk=pk)


def _close(pk: int, form: CloseForm, by: Officer) -> object:
    data = form.cleaned_data
    return actions.close_letter(pk, data["outcome"], by=by, note=data["note"])


def _reopen(pk: int, reason: str, by: Officer) -> object:
    return actions.reopen_letter(pk, reason, by=by)


def _return(pk: int, reason: str, by: Officer) -> object:
    return actions.return_to_desk(pk, reason, by=by)
