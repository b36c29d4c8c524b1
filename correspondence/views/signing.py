"""Signing one letter with the own key, and the page that follows."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from correspondence import draft_paper, reading_on, signing_desk, viewing
from correspondence.actions import versions
from correspondence.forms.signing import SignForm
from correspondence.models import OutgoingLetter
from correspondence.outgoing_access import is_signed
from correspondence.policies import dispatch, revoking
from correspondence.queries.answering import answered_by
from correspondence.queries.outgoing_signed import waiting_at_my_seat
from correspondence.views import signing_page
from correspondence.views.draft_print import page_asked
from correspondence.views.outgoing_page import mark_seen
from eoffice.errors import OfficeError
from eoffice.htmx import back_to

AS_IT_IS = {"X-Content-Type-Options": "nosniff"}


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter as it will be signed, and the passphrase that signs it."""
    letter = signing_page.letter_to_sign(request, pk)
    if is_signed(letter):
        return redirect("outgoing:signed", pk=pk)
    signing_page.require_at_signature(letter)
    form = SignForm(request.POST) if request.method == "POST" else None
    if form is None or not form.is_valid():
        return _page(request, letter, form)
    return _try(request, letter, form)


@require_safe
@login_required
@never_cache
def look(request: HttpRequest, pk: int) -> HttpResponse:
    """A page of the letter as it would be signed now, as a picture (`?page=2`); never a file."""
    letter = signing_page.letter_to_sign(request, pk)
    signing_page.require_at_signature(letter)
    viewing.note_view(letter, by=request.officer, part="page")
    content = versions.newest(letter).content
    paper = draft_paper.before_signing(letter, content, request.officer)
    shown = draft_paper.picture(paper, page_asked(request))
    return HttpResponse(shown.content, content_type=shown.mime, headers=AS_IT_IS)


@require_safe
@login_required
@never_cache
def signed(request: HttpRequest, pk: int) -> HttpResponse:
    """The number, large, with what comes next."""
    letter = signing_page.signed_letter(request, pk)
    viewing.note_view(letter, by=request.officer, part="page")
    context = {
        "letter": letter,
        "answering": answered_by(letter, request.officer),
        "signature": letter.signature,
        "may_revoke": revoking.may_write_about(request.officer, letter),
        "may_send": dispatch.may_dispatch(request.officer, letter),
        "next": waiting_at_my_seat(request.officer).first(),
    }
    return render(request, "outgoing/signed.html", context)


def _try(request: HttpRequest, letter: OutgoingLetter, form: SignForm) -> HttpResponse:
    try:
        signing_desk.sign(
            letter.pk,
            by=request.officer,
            version=form.cleaned_data["version"],
            passphrase=form.hidden,
        )
    except OfficeError as error:
        return _page(request, letter, form, error)
    return back_to(request, "outgoing:signed", pk=letter.pk)


def _page(
    request: HttpRequest,
    letter: OutgoingLetter,
    form: SignForm | None,
    error: OfficeError | None = None,
) -> HttpResponse:
    viewing.note_view(letter, by=request.officer, part="page")
    status = error.status if error else 422 if form else 200
    fresh = signing_page.letter_to_sign(request, letter.pk)
    context = signing_page.sign_context(request, fresh, None if error else form, error)
    mark_seen(fresh, request.officer)
    if reading_on.MARK in request.GET:
        context["reading_on"] = reading_on.SIGNATURES.after(request.officer)
    return render(request, "outgoing/sign.html", context, status=status)
