"""Uploads of the chain's forms: made safe before the verb's transaction begins."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

from disposition import actions
from disposition.forms.desk import DeskForm
from eoffice.documents.actions import receive
from eoffice.documents.states import FileUse
from eoffice.organization.models import Unit
from eoffice.organization.officer import Officer

Act = Callable[[Officer], Any]


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


def once_with_paper(form: DeskForm, by: Officer, act: Act, *, said: str, **about: Any) -> None:
    """Act once for this form; the scan of the paper sheet is kept with it, or neither is.

    `about` is the branch or the letter on which the scan then lies.
    """
    token = form.cleaned_data["token"]
    if actions.was_done(token, by=by):
        return
    scan = keep_uploads(form, by)

    def done() -> None:
        act(by)
        if scan is not None:
            actions.keep_paper(scan, said, by=by, **about)

    actions.act_once(token, done, by=by)


def typed(request: HttpRequest) -> tuple[Any, ...]:
    """What a form is filled in with: text and files of a POST, nothing else."""
    return (request.POST, request.FILES) if request.method == "POST" else ()


def desk_of(form: DeskForm, officer: Officer, position_id: int) -> Officer:
    """The officer at the desk of which the form speaks, with the basis that it names."""
    return form.officer(officer).at(position_id)
