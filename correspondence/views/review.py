"""What is done with a draft on its way to the signature; each verb is a POST of its own."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from correspondence import viewing
from correspondence.actions import drafting, once, reviewing, versions
from correspondence.draft_blocks import blocks_of
from correspondence.forms.review import ApproveForm, OnceForm, ReasonForm, SendBackForm
from correspondence.models import ApprovalStep, OutgoingLetter
from correspondence.outgoing_page import earlier_steps
from correspondence.outgoing_states import OutgoingState
from correspondence.policies import drafts as may
from correspondence.views.outgoing_page import visible_letter
from eoffice.errors import WrongState
from eoffice.htmx import back_to
from eoffice.organization.officer import Officer
from eoffice.verdict import Verdict

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Explained:
    """A verb that needs a reason: its words, who may, what it does, the page after it."""

    title: Text
    said: Text
    may: Callable[[Officer, OutgoingLetter], Verdict]
    act: Callable[..., object]
    then: str
    states: tuple[OutgoingState, ...]


REFUSING = Explained(
    gettext_lazy("Do not sign"),
    gettext_lazy("Not signed. The writer was told why."),
    may.may_sign,
    reviewing.refuse,
    "outgoing:approvals",
    (OutgoingState.APPROVED,),
)
GIVING_UP = Explained(
    gettext_lazy("Give the letter up"),
    gettext_lazy("The letter was given up. What was written is kept."),
    may.may_cancel,
    drafting.cancel,
    "outgoing:list",
    may.BEFORE_SIGNED,
)


@require_POST
@login_required
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Up the line."""
    letter = visible_letter(request, pk)
    reviewing.submit(letter.pk, by=request.officer, token=_token(request))
    said = _("The draft was sent up. You see here who has it; take it back while it is unread.")
    return back_to(request, "outgoing:page", said, pk=pk)


@require_POST
@login_required
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Initial the version that was read."""
    letter = visible_letter(request, pk)
    form = ApproveForm(request.POST)
    if not form.is_valid():
        return _again(request, letter, form, gettext_lazy("Initial the draft"))
    version, note = form.cleaned_data["version"], form.cleaned_data["note"]
    reviewing.approve(pk, by=request.officer, version=version, note=note, token=form.once)
    said = _("Initialled. What else waits for you is below.")
    return back_to(request, "outgoing:approvals", said)


@require_http_methods(["GET", "POST"])
@login_required
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Back to the writer or to an earlier step, with remarks pinned to the text."""
    letter = visible_letter(request, pk)
    if _was_done(request):
        return _sent_back(request)
    step = reviewing.step_to_decide(letter, request.officer)
    form = _send_back_form(request, letter, step)
    if form.is_bound and form.is_valid():
        _send_back(letter.pk, form, request.officer)
        return _sent_back(request)
    viewing.note_view(letter, by=request.officer, part="page")
    context = {"letter": letter, "form": form, "step": step}
    return render(request, "outgoing/send_back.html", context, status=422 if form.is_bound else 200)


@require_POST
@login_required
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Back on the own desk while nobody has opened it."""
    visible_letter(request, pk)
    reviewing.take_back(pk, by=request.officer, token=_token(request))
    return back_to(request, "outgoing:page", _("The draft lies with you again."), pk=pk)


@require_http_methods(["GET", "POST"])
@login_required
def refuse(request: HttpRequest, pk: int) -> HttpResponse:
    """The signer does not sign it like this."""
    return _with_reason(request, pk, REFUSING)


@require_http_methods(["GET", "POST"])
@login_required
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the letter up before it is signed."""
    return _with_reason(request, pk, GIVING_UP)


@require_POST
@login_required
def settle(request: HttpRequest, pk: int, remark: int) -> HttpResponse:
    """Tick a remark as dealt with."""
    letter = visible_letter(request, pk)
    found = get_object_or_404(letter.remarks, pk=remark)
    reviewing.settle_remark(found.pk, by=request.officer)
    return back_to(
        request, f"{reverse('outgoing:page', args=[pk])}#remarks", _("The remark is ticked.")
    )


def _with_reason(request: HttpRequest, pk: int, verb: Explained) -> HttpResponse:
    """A verb that must be explained: asked on a page of its own where the reason is missing."""
    letter = visible_letter(request, pk)
    verb.may(request.officer, letter).enforce()
    if letter.state not in verb.states and not _was_done(request):
        raise WrongState
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        return _again(request, letter, form, verb.title)
    reason = form.cleaned_data["reason"]
    verb.act(pk, by=request.officer, reason=reason, token=form.once)
    return back_to(request, verb.then, str(verb.said))


def _again(
    request: HttpRequest, letter: OutgoingLetter, form: OnceForm, title: Text
) -> HttpResponse:
    context = {"letter": letter, "form": form, "title": title}
    status = 422 if form.is_bound else 200
    return render(request, "outgoing/verb.html", context, status=status)


def _send_back_form(
    request: HttpRequest, letter: OutgoingLetter, step: ApprovalStep
) -> SendBackForm:
    return SendBackForm(
        request.POST if request.method == "POST" else None,
        initial={"version": letter.version},
        blocks=blocks_of(versions.newest(letter).content),
        earlier=earlier_steps(letter, step),
    )


def _send_back(letter_id: int, form: SendBackForm, by: Officer) -> None:
    typed = form.cleaned_data
    reviewing.send_back(
        letter_id,
        by=by,
        version=typed["version"],
        reason=typed["reason"],
        remarks=form.remarks(),
        to_step=typed.get("to_step"),
        token=form.once,
    )


def _sent_back(request: HttpRequest) -> HttpResponse:
    said = _("Sent back, with your remarks. It returns to you when it is corrected.")
    return back_to(request, "outgoing:approvals", said)


def _token(request: HttpRequest) -> str:
    return request.POST.get("token", "")[:64]


def _was_done(request: HttpRequest) -> bool:
    """A second click on a form that was already acted upon."""
    return request.method == "POST" and bool(once.answered(_token(request), by=request.officer))
