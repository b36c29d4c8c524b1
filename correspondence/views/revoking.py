"""Beginning the letter that revokes or corrects a signed one."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from correspondence.actions import revoking as actions
from correspondence.views.signing_page import signed_letter
from eoffice.htmx import back_to


@require_POST
@login_required
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """A new letter that takes this one out of force once it is signed."""
    letter = signed_letter(request, pk)
    token = request.POST.get("token", "")[:40]
    later = actions.start_revoking(letter.pk, by=request.officer, token=token)
    said = _("The revoking letter is begun. The earlier one stays in force until it is signed.")
    return back_to(request, "outgoing:edit", said, pk=later.pk)


@require_POST
@login_required
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """A new letter that corrects this one."""
    letter = signed_letter(request, pk)
    token = request.POST.get("token", "")[:40]
    later = actions.start_correcting(letter.pk, by=request.officer, token=token)
    return back_to(request, "outgoing:edit", _("The correcting letter is begun."), pk=later.pk)
