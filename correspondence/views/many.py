"""The same verb for many letters: send drafts up, initial them, send what is signed.

Each letter is an action of its own, with an outcome of its own; what fails keeps nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from correspondence.actions import dispatching, once, reviewing
from correspondence.forms.ticked_letters import TickedOnceForm, keys_of
from correspondence.models import OutgoingLetter
from correspondence.queries import outgoing_many
from correspondence.queries.outgoing_many import Waiting
from correspondence.signing_bulk import Result
from eoffice.errors import OfficeError
from eoffice.organization.officer import Officer

ALL, MERGED = "all", "merged"
"""In addresses: every letter that was read and is not secret is ticked; or those of one merge."""


@dataclass(frozen=True, slots=True)
class Verb:
    """What is done with every ticked letter, and the words around it."""

    waiting: Callable[[Officer], Waiting]
    act: Callable[[OutgoingLetter, int, Officer, str], object]
    title: str | Promise
    lead: str | Promise
    button: str | Promise
    done: Any
    nothing: str | Promise
    icon: str
    back: str


@dataclass(frozen=True, slots=True)
class ManyRow:
    """One letter in the list, as it may be ticked."""

    key: str
    letter: OutgoingLetter
    is_ticked: bool
    is_unread: bool
    to: str


def _submit(letter: OutgoingLetter, _version: int, by: Officer, token: str) -> object:
    return reviewing.submit(letter.pk, by=by, token=token)


def _approve(letter: OutgoingLetter, version: int, by: Officer, token: str) -> object:
    return reviewing.approve(letter.pk, by=by, version=version, token=token)


def _send(letter: OutgoingLetter, _version: int, by: Officer, _token: str) -> object:
    return dispatching.dispatch(letter.pk, by=by)


SUBMITTING = Verb(
    outgoing_many.to_submit,
    _submit,
    _("Send several drafts up"),
    _("Your drafts as they were saved last. Each goes its own route; read them before."),
    _("Send the ticked drafts up"),
    ngettext_lazy("%(n)d draft was sent up.", "%(n)d drafts were sent up.", "n"),
    _("What you write appears here until you send it up."),
    "send",
    "outgoing:list",
)
APPROVING = Verb(
    outgoing_many.to_approve,
    _approve,
    _("Initial several drafts"),
    _("Drafts that wait for your initial. You tick those that you have opened as they are now."),
    _("Initial the ticked drafts"),
    ngettext_lazy("%(n)d draft is initialled.", "%(n)d drafts are initialled.", "n"),
    _("Drafts appear here as soon as it is your turn."),
    "pen",
    "outgoing:approvals",
)
SENDING = Verb(
    outgoing_many.to_send,
    _send,
    _("Send several letters"),
    _("Signed letters that were sent to nobody yet. Each goes to its addressees by their ways."),
    _("Send the ticked letters"),
    ngettext_lazy("%(n)d letter is on its way.", "%(n)d letters are on their way.", "n"),
    _("Signed letters appear here until they are sent."),
    "send",
    "outgoing:list",
)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def submit(request: HttpRequest) -> HttpResponse:
    """Own drafts, up the line."""
    return _many(request, SUBMITTING)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def approve(request: HttpRequest) -> HttpResponse:
    """Drafts whose turn it is, initialled."""
    return _many(request, APPROVING)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def send(request: HttpRequest) -> HttpResponse:
    """Signed letters, on their way."""
    return _many(request, SENDING)


def _many(request: HttpRequest, verb: Verb) -> HttpResponse:
    waiting = verb.waiting(request.officer)
    form = TickedOnceForm(
        request.POST if request.method == "POST" else None,
        letters=waiting.letters,
        unread=waiting.unread,
        initial={"letters": _ticked(request, waiting)},
    )
    context: dict[str, Any] = {"verb": verb, "all": ALL in request.GET}
    if form.is_bound and form.is_valid():
        results = _each(verb, form, request.officer)
        context |= {"results": results, "done": _done(verb, results)}
        waiting = verb.waiting(request.officer)
        form = TickedOnceForm(letters=waiting.letters, unread=waiting.unread)
    context |= {"form": form, "waiting": waiting, "rows": _rows(form, waiting)}
    status = 422 if form.is_bound else 200
    return render(request, "outgoing/many.html", context, status=status)


def _rows(form: TickedOnceForm, waiting: Waiting) -> list[ManyRow]:
    return [ManyRow(*row, to=waiting.to.get(row.letter.pk, "")) for row in form.rows]


def _each(verb: Verb, form: TickedOnceForm, by: Officer) -> list[Result]:
    results = []
    for letter, version in form.chosen:
        try:
            verb.act(letter, version, by, f"{form.once}-{letter.pk}"[:64])
            results.append(Result(letter))
        except OfficeError as error:
            results.append(Result(letter, problem=str(error)))
    return results


def _done(verb: Verb, results: Sequence[Result]) -> str:
    count = sum(not result.problem for result in results)
    return str(verb.done % {"n": count}) if count else ""


def _ticked(request: HttpRequest, waiting: Waiting) -> list[str]:
    if token := request.GET.get(MERGED, ""):
        made = set((once.answered(token[:64], by=request.officer) or {}).get("letters", ()))
        return keys_of(letter for letter in waiting.letters if letter.pk in made)
    return keys_of(waiting.open_ones) if ALL in request.GET else []
