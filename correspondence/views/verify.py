"""The public pages of verification: no sign-in, nothing that is not for everybody."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from correspondence import authority as authorities
from correspondence import checking_files, public_pace
from correspondence.forms.verify import CheckForm
from correspondence.queries import verifying
from eoffice.errors import NotFound, OfficeError
from eoffice.files_out import as_file

SHY = {"X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "same-origin"}


@require_safe
@never_cache
def page(request: HttpRequest, code: str) -> HttpResponse:
    """What stands behind the QR of a letter."""
    public_pace.may_look(request)
    found = verifying.by_code(code)
    context = {"letter": found, "form": CheckForm()}
    return _shown(request, "verify/page.html", context, 200 if found else 404)


@require_safe
def authority(request: HttpRequest, serial: str) -> HttpResponse:
    """The certificate of the authority, for whoever checks with a program of his own."""
    public_pace.may_look(request)
    if not (found := authorities.certificate_of(serial)):
        raise NotFound
    return as_file(found.encode(), f"{serial}.crt", "application/x-pem-file", cache="")


@require_safe
def revoked(request: HttpRequest, serial: str) -> HttpResponse:
    """Which of its certificates are out of force, as a CRL."""
    public_pace.may_look(request)
    content = authorities.revoked_by(serial)
    return as_file(content, f"{serial}.crl", "application/pkix-crl", cache="")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def check(request: HttpRequest) -> HttpResponse:
    """Hand in a PDF, and learn whether it is as it was signed."""
    if request.method != "POST":
        public_pace.may_look(request)
        context = {"form": CheckForm(), "authority": authorities.serial_in_force()}
        return _shown(request, "verify/check.html", context)
    public_pace.may_upload(request)
    return _judged(request, CheckForm(request.POST, request.FILES))


def _judged(request: HttpRequest, form: CheckForm) -> HttpResponse:
    if not form.is_valid():
        return _shown(request, "verify/check.html", {"form": form}, 422)
    try:
        found = checking_files.judge(form.cleaned_data["file"])
    except OfficeError as error:
        form.add_error("file", str(error))
        return _shown(request, "verify/check.html", {"form": form}, error.status)
    context = {"form": CheckForm(), "found": found, "letter": found.letter}
    return _shown(request, "verify/check.html", context)


def _shown(
    request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    response = render(request, template, context, status=status)
    for name, value in SHY.items():
        response[name] = value
    return response
