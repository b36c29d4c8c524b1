"""Moving by scanning: one field; what was scanned last is held until it has its new place.

A dossier, then a box: it is put there. A box, then dossiers: all are put into it. A box, then a
shelf: it is moved. The QR of a label is an address, so that the camera of a phone leads here too.
"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from archive.actions.claiming import act_once
from archive.actions.places import move_box, put_into_box
from archive.forms.places import ScanForm
from archive.models import Box, Dossier, StorageLocation
from archive.queries.dossiers import dossiers_visible_to
from archive.queries.places import Thing, code_meant, thing_of_code
from archive.queries.written import code_in
from archive.views.places import own_office
from correspondence.forms.paper_fields import new_token
from eoffice.errors import NotFound, OfficeError


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def scan(request: HttpRequest) -> HttpResponse:
    """Scan what is moved, then where it goes."""
    office_id = own_office(request.officer)
    asked = request.POST if request.method == "POST" else request.GET
    held = thing_of_code(office_id, code_in(asked.get("held", "")))
    if request.method == "POST":
        thing = thing_of_code(office_id, code_meant(office_id, request.POST.get("code", "")[:200]))
        held = _scanned(request, held, thing)
        url = reverse("archive:scan")
        return redirect(f"{url}?held={held.label_code}" if held else url)
    context = {"form": ScanForm(), "held": held, "kind": _kind(held), "token": new_token()}
    return render(request, "archive/scan.html", context)


@require_safe
@login_required
def label(request: HttpRequest, code: str) -> HttpResponse:
    """Where the QR of a label leads: to what bears it, as far as the officer may see it."""
    dossier = dossiers_visible_to(request.officer).filter(label_code=code).first()
    if dossier is not None:
        return redirect("archive:dossier", pk=dossier.pk)
    for office_id in {desk.office_id for desk in request.officer.desks}:
        thing = thing_of_code(office_id, code)
        if isinstance(thing, Box):
            return redirect("archive:box", pk=thing.pk)
        if isinstance(thing, StorageLocation):
            return redirect("archive:place", pk=thing.pk)
    raise NotFound


def _scanned(request: HttpRequest, held: Thing | None, thing: Thing | None) -> Thing | None:
    """What is held after this label; a sentence says what happened."""
    if thing is None:
        messages.error(request, _("No dossier, box or shelf of this office bears that label."))
        return held
    try:
        return _moved(request, held, thing)
    except OfficeError as error:
        messages.error(request, str(error.sentence))
        return held


def _moved(request: HttpRequest, held: Thing | None, thing: Thing) -> Thing | None:
    pair = {type(one): one for one in (held, thing) if one is not None}
    dossier, box, place = pair.get(Dossier), pair.get(Box), pair.get(StorageLocation)
    token, by = request.POST.get("token", "")[:40], request.officer
    if isinstance(dossier, Dossier) and isinstance(box, Box):
        done = act_once(put_into_box, dossier.pk, box.pk, by=by, token=token)
        words = {"thing": dossier.reference, "box": box.number}
        words["folder"] = done.folder_number if done else dossier.folder_number or ""
        said = _("%(thing)s lies in box %(box)s as folder %(folder)s.")
        messages.success(request, said % words)
        return box if held == box else None
    if isinstance(box, Box) and isinstance(place, StorageLocation):
        act_once(move_box, box.pk, place.pk, by=by, token=token)
        words = {"box": box.number, "place": place.path}
        messages.success(request, _("Box %(box)s stands on %(place)s.") % words)
        return place if held == place else None
    if dossier is not None and held == dossier and place is not None:
        messages.error(request, _("A dossier goes into a box. Scan the box that stands there."))
        return held
    return thing


def _kind(held: Thing | None) -> str:
    return {Dossier: "dossier", Box: "box", StorageLocation: "place"}.get(type(held), "")
