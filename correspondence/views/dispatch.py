"""Sending a signed letter: each addressee with its way, and what became of it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from correspondence.actions import dispatching
from correspondence.forms.dispatch import (
    AgainForm,
    ConfirmForm,
    CourierForm,
    HandOverForm,
    ProblemForm,
    WayForm,
)
from correspondence.models import Delivery, OutgoingLetter
from correspondence.outgoing_states import OutgoingState
from correspondence.policies import dispatch as may
from correspondence.policies.seeing import LetterView
from correspondence.queries.answering import answered_by
from correspondence.queries.deliveries import deliveries_of
from correspondence.queries.outgoing_signed import outgoing_visible_to
from correspondence.queries.seeing import part_of
from correspondence.states import Part
from correspondence.views.dispatch_rows import rows_of
from correspondence.views.signing_page import signed_letter
from eoffice.documents import actions as documents
from eoffice.documents.states import FileUse
from eoffice.errors import OfficeError
from eoffice.htmx import back_to
from eoffice.organization.models import Unit


class Unfilled(OfficeError):
    """Something that the line needs was not written."""

    status = 422


@require_safe
@login_required
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """To whom the letter goes, and how far it has got to each."""
    letter = _sendable(request, pk)
    rows = rows_of(deliveries_of(letter), letter, request.officer)
    context = {
        "letter": letter,
        "answering": answered_by(letter, request.officer),
        "view": LetterView(letter, part_of(request.officer, letter) or Part.LINE),
        "rows": rows,
        "is_new": letter.state == OutgoingState.SIGNED,
        "is_busy": any(row.is_being_carried for row in rows),
    }
    return render(request, "outgoing/send.html", context)


@require_POST
@login_required
def send_all(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring everything on its way; paper waits in the expedition book."""
    letter = _sendable(request, pk)
    dispatching.dispatch(letter.pk, by=request.officer)
    said = _("The letter is on its way.") if letter.deliveries.exists() else _("Noted.")
    return back_to(request, "outgoing:send", said, pk=pk)


@require_POST
@login_required
def choose_way(request: HttpRequest, pk: int) -> HttpResponse:
    """Another way to one addressee."""
    delivery, letter = _delivery(request, pk)
    form = WayForm(request.POST, delivery=delivery, letter=letter)
    if not form.is_valid():
        raise Unfilled(_("Choose one of the ways that are offered."))
    dispatching.choose_way(pk, form.cleaned_data["way"], by=request.officer)
    return _back(request, letter, _("The way is changed."))


@require_POST
@login_required
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Paper was handed over against a signature."""
    _delivered, letter = _delivery(request, pk)
    form = HandOverForm(request.POST, request.FILES)
    if not form.is_valid():
        refused = form.errors.get("proof", [_("Write who received the letter.")])
        raise Unfilled(refused[0])
    may.may_keep_expedition(request.officer, letter).enforce()
    proof = _kept(request, letter)
    dispatching.hand_over(pk, form.handover(proof), by=request.officer)
    return _back(request, letter, _("Noted in the expedition book."))


@require_POST
@login_required
def courier(request: HttpRequest, pk: int) -> HttpResponse:
    """Paper left with somebody."""
    _delivered, letter = _delivery(request, pk)
    form = CourierForm(request.POST)
    if not form.is_valid():
        raise Unfilled(_("Write who carries the letter."))
    carrier = form.cleaned_data["carrier"]
    dispatching.send_by_courier(pk, carrier=carrier, by=request.officer)
    return _back(request, letter, _("Noted in the expedition book."))


@require_POST
@login_required
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """An e-mail arrived."""
    _delivered, letter = _delivery(request, pk)
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        raise Unfilled(_("Write who received the letter."))
    dispatching.confirm(pk, received_by=form.cleaned_data["received_by"], by=request.officer)
    return _back(request, letter, _("The receipt is noted."))


@require_POST
@login_required
def came_back(request: HttpRequest, pk: int) -> HttpResponse:
    """The post brought it back, or the e-mail came back."""
    _delivered, letter = _delivery(request, pk)
    dispatching.came_back(pk, problem=_problem(request), by=request.officer)
    return _back(request, letter, _("It is noted that the letter came back."))


@require_POST
@login_required
def try_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Once more."""
    _delivered, letter = _delivery(request, pk)
    form = AgainForm(request.POST)
    if not form.is_valid():
        raise Unfilled(_("That is no e-mail address. Nothing was sent."))
    dispatching.try_again(pk, by=request.officer, email=form.cleaned_data["email"])
    return _back(request, letter, _("The letter is on its way once more."))


@require_POST
@login_required
def leave_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Not to this addressee."""
    _delivered, letter = _delivery(request, pk)
    dispatching.leave_out(pk, reason=_problem(request), by=request.officer)
    return _back(request, letter, _("It will not be sent to this addressee."))


def _sendable(request: HttpRequest, pk: int) -> OutgoingLetter:
    letter = signed_letter(request, pk, at_least=Part.LINE)
    may.may_dispatch(request.officer, letter).enforce()
    return letter


def _delivery(request: HttpRequest, pk: int) -> tuple[Delivery, OutgoingLetter]:
    """A delivery of a letter that this officer may see; else 404."""
    seen = outgoing_visible_to(request.officer, at_least=Part.LINE)
    rows = Delivery.objects.select_related("addressee__contact", "addressee__position__unit")
    found = get_object_or_404(rows.filter(letter__in=seen.values("pk")), pk=pk)
    return found, seen.get(pk=found.letter_id)


def _problem(request: HttpRequest) -> str:
    form = ProblemForm(request.POST)
    if not form.is_valid():
        raise Unfilled(_("Write the reason."))
    said: str = form.cleaned_data["problem"]
    return said


def _kept(request: HttpRequest, letter: OutgoingLetter) -> int | None:
    """The scan of the signature, made safe before anything is written."""
    if "proof" not in request.FILES:
        return None
    office = Unit.objects.get(pk=letter.office_id)
    return documents.receive(
        request.FILES["proof"], by=request.officer, office=office, use=FileUse.EVIDENCE
    ).pk


def _back(request: HttpRequest, letter: OutgoingLetter, said: str) -> HttpResponse:
    if request.POST.get("from") == "expedition":
        return back_to(request, "outgoing:expedition", said)
    return back_to(request, "outgoing:send", said, pk=letter.pk)
