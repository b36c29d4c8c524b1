"""Signing through the gateway of BSrE: NIK and passphrase asked, never kept."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from correspondence import gateway as service
from correspondence import gateway_desk
from correspondence.actions import gateway_signing
from correspondence.forms.signing import GatewayForm
from correspondence.models import OutgoingLetter
from correspondence.outgoing_access import is_signed
from correspondence.outgoing_states import OutgoingState
from correspondence.views import signing_page
from eoffice.errors import OfficeError
from eoffice.htmx import back_to


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def gateway(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter, and what the signing service asks for."""
    letter = _letter(request, pk)
    if is_signed(letter):
        return redirect("outgoing:signed", pk=pk)
    signing_page.require_at_signature(letter)
    form = GatewayForm(request.POST) if request.method == "POST" else None
    if form is None or not form.is_valid():
        return _page(request, letter, form)
    return _try(request, letter, form)


@require_POST
@login_required
def fetch(request: HttpRequest, pk: int) -> HttpResponse:
    """The service has signed it; only its file did not come through."""
    letter = _letter(request, pk)
    try:
        gateway_desk.fetch(pk, by=request.officer)
    except OfficeError as error:
        return _page(request, letter, None, error)
    return back_to(request, "outgoing:signed", pk=pk)


@require_POST
@login_required
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Do not wait for the service any longer."""
    letter = _letter(request, pk)
    begun = letter.signing_since
    gateway_signing.withdraw(pk, begun_at=begun, by=request.officer, reason="withdrawn")
    return back_to(request, "outgoing:sign", _("The letter waits for its signature again."), pk=pk)


def _letter(request: HttpRequest, pk: int) -> OutgoingLetter:
    if not service.is_on():
        raise Http404
    return signing_page.letter_to_sign(request, pk)


def _try(request: HttpRequest, letter: OutgoingLetter, form: GatewayForm) -> HttpResponse:
    data = form.cleaned_data
    try:
        gateway_desk.sign(
            letter.pk,
            by=request.officer,
            version=data["version"],
            nik=data["nik"],
            passphrase=form.hidden,
        )
    except OfficeError as error:
        return _page(request, letter, None, error, nik=data["nik"])
    return back_to(request, "outgoing:signed", pk=letter.pk)


def _page(
    request: HttpRequest,
    letter: OutgoingLetter,
    form: GatewayForm | None,
    error: OfficeError | None = None,
    *,
    nik: str = "",
) -> HttpResponse:
    """After a refusal the NIK stays; the passphrase is typed anew."""
    fresh = signing_page.letter_to_sign(request, letter.pk)
    with_service = fresh.state == OutgoingState.AWAITING_GATEWAY
    context = {
        "letter": fresh,
        "form": form or GatewayForm(initial={"version": fresh.version, "nik": nik}),
        "waits": fresh.state == OutgoingState.APPROVED,
        "is_there": with_service and bool(fresh.gateway_document),
        "is_going": with_service and not fresh.gateway_document,
        "error": error,
    }
    status = error.status if error else 422 if form else 200
    return render(request, "outgoing/gateway.html", context, status=status)
