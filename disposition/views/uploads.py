"""Uploads of the chain's forms: made safe before the verb's transaction begins."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import Promise

from correspondence.models import Letter
from disposition import actions
from disposition.forms.desk import DeskForm
from eoffice.documents.actions import receive
from eoffice.documents.states import FileUse
from eoffice.errors import OfficeError
from eoffice.htmx import back_to
from eoffice.organization.models import Unit
from eoffice.organization.officer import Officer

Act = Callable[[Officer], Any]
View = Callable[..., HttpResponse]


def keep_uploads(form: DeskForm, by: Officer) -> int | None:
    """Receive what the form carries, for the office of `by`'s desk: its files (then in
    `kept_files`) and the scan of the paper sheet, of which this is the number."""
    data = form.cleaned_data
    files, scan = data.get("files") or [], data.get("basis_scan")
    if not files and not scan:
        return None
    office = Unit.objects.get(pk=by.office_id)
    form.kept_files = tuple(
        receive(file, by=by, office=office, use=FileUse.FOLLOW_UP).pk for file in files
    )
    return receive(scan, by=by, office=office, use=FileUse.EVIDENCE).pk if scan else None


def same_answer_twice(said: Callable[[dict[str, Any]], str | Promise]) -> Callable[[View], View]:
    """A second click on the form gets the answer of the first, in the words of `said`.

    Asked before anything is looked up, because the first click may have taken it out of sight; and
    once more after a refusal, because the first click may have been at work meanwhile.
    """

    def around(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, **named: Any) -> HttpResponse:
            words = said(named)
            if first := _first_answer(request, words):
                return first
            try:
                response = view(request, **named)
            except (Http404, OfficeError):
                if first := _first_answer(request, words):
                    return first
                raise
            refused = response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
            return (refused and _first_answer(request, words)) or response

        return answer

    return around


def _first_answer(request: HttpRequest, words: str | Promise) -> HttpResponse | None:
    """What the first click on this form was answered; nothing when there was none."""
    letter_id = actions.letter_of_click(request.POST.get("token", ""), by=request.officer)
    if letter_id is None:
        return None
    return back_to(request, "pages:letter", str(words), pk=letter_id)


def once_with_paper(
    form: DeskForm, by: Officer, act: Act, *, said: str, letter: Letter, **about: Any
) -> None:
    """Act once for this form; the scan of the paper sheet is kept with it, or neither is.

    `about` is the branch on which the scan then lies; without one it lies on the letter.
    """
    token = form.cleaned_data["token"]
    if actions.was_done(token, by=by):
        return
    scan = keep_uploads(form, by)

    def done() -> None:
        act(by)
        if scan is not None:
            actions.keep_paper(scan, said, by=by, letter=letter, **about)

    actions.act_once(token, done, by=by, letter_id=letter.pk)


def typed(request: HttpRequest) -> tuple[Any, ...]:
    """What a form is filled in with: text and files of a POST, nothing else."""
    return (request.POST, request.FILES) if request.method == "POST" else ()


def desk_of(form: DeskForm, officer: Officer, position_id: int) -> Officer:
    """The officer at the desk of which the form speaks, with the basis that it names."""
    return form.officer(officer).at(position_id)
