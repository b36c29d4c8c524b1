"""A recorded letter at the desk: label, correction, void, another addressee, later pages."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from correspondence import labels, receipts
from correspondence.actions import attaching, complainants, corrections
from correspondence.desks import desk_offices
from correspondence.forms.correct import CorrectForm
from correspondence.forms.desk import PurposeForm, ReaddressForm, ReasonForm
from correspondence.models import Letter
from correspondence.policies import desk as policies
from correspondence.policies.seeing import LetterView
from correspondence.queries.seeing import letters_visible_to, part_of
from correspondence.states import Part
from eoffice.documents.uploads import UploadAnswer, UploadForm, handle_uploads
from eoffice.files_out import PDF, as_file
from eoffice.htmx import back_to


def visible_letter(request: HttpRequest, pk: int) -> Letter:
    """The letter, if this officer may know of it; else 404."""
    seen = letters_visible_to(request.officer).select_related("office", "type", "sender")
    return get_object_or_404(seen, pk=pk)


def letter_of_the_desk(request: HttpRequest, pk: int) -> Letter:
    """The letter, for the people of the desk that recorded it; else 404."""
    seen = letters_visible_to(request.officer).filter(office__in=desk_offices(request.officer))
    return get_object_or_404(seen.select_related("office", "type", "sender"), pk=pk)


@require_safe
@login_required
def label(request: HttpRequest, pk: int) -> HttpResponse:
    """The label to be stuck on the paper, ready to print."""
    letter = letter_of_the_desk(request, pk)
    return render(request, "intake/label.html", {"letter": letter, "label": labels.of(letter)})


@require_safe
@login_required
def label_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The same as a PDF of the label's size."""
    letter = letter_of_the_desk(request, pk)
    content = labels.as_pdf(labels.of(letter))
    return as_file(content, f"label-{letter.pk}.pdf", PDF, is_shown=True)


@require_safe
@login_required
def receipt(request: HttpRequest, pk: int) -> HttpResponse:
    """The receipt for whoever brought the letter, ready to print."""
    letter = letter_of_the_desk(request, pk)
    context = {"letter": letter, "receipt": receipts.of(letter)}
    return render(request, "intake/receipt.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Put right what was recorded, with the reason."""
    letter = letter_of_the_desk(request, pk)
    policies.may_correct(request.officer, _view(request, letter)).enforce()
    form = CorrectForm(request.POST or None, letter=letter)
    if request.method != "POST" or not form.is_valid():
        context = {"letter": letter, "form": form}
        return render(request, "intake/correct.html", context, status=422 if form.errors else 200)
    reason, token = form.cleaned_data["reason"], form.cleaned_data["token"]
    how = {"reason": reason, "token": token, "identity": form.identity()}
    corrections.correct(letter.pk, form.facts(), by=request.officer, **how)
    return back_to(request, "intake:recorded", _("Corrected; the history shows what."), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def void(request: HttpRequest, pk: int) -> HttpResponse:
    """Recorded by mistake: the number stays in the book as void."""
    letter = letter_of_the_desk(request, pk)
    policies.may_correct(request.officer, _view(request, letter)).enforce()
    form = ReasonForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        context = {"letter": letter, "form": form}
        return render(request, "intake/void.html", context, status=422 if form.errors else 200)
    data = form.cleaned_data
    corrections.void(letter.pk, by=request.officer, reason=data["reason"], token=data["token"])
    said = _("Number %(number)s is void. The scans are back in the tray.")
    return back_to(request, "intake:tray", said % {"number": letter.agenda_number})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def readdress(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose another addressee for a letter that came back."""
    letter = letter_of_the_desk(request, pk)
    policies.may_correct(request.officer, _view(request, letter)).enforce()
    form = ReaddressForm(request.POST or None, office=letter.office)
    if request.method != "POST" or not form.is_valid():
        context = {"letter": letter, "view": _view(request, letter), "form": form}
        context["given_back"] = letter.recipients.returned().select_related("position")
        return render(request, "intake/readdress.html", context, status=422 if form.errors else 200)
    data, by = form.cleaned_data, request.officer
    how = {"reason": data["reason"], "token": data["token"]}
    corrections.readdress(letter.pk, to=form.to, by=by, **how)
    return back_to(request, "intake:tray", _("The letter is in the inbox of its new addressee."))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def attach(request: HttpRequest, pk: int) -> HttpResponse:
    """Add pages to a letter that has its number already; each file gets an answer of its own."""
    letter = visible_letter(request, pk)
    policies.may_attach(request.officer, letter).enforce()
    form = UploadForm(request.POST or None, request.FILES or None)
    answers = _attached(request, letter, form)
    if any(answer.received for answer in answers):
        missing = [f"{answer.name}: {answer.sentence}" for answer in answers if not answer.received]
        said = "; ".join([_("The pages belong to the letter now."), *missing])
        return back_to(request, "pages:letter", said, pk=letter.pk)
    for refused in answers:
        form.add_error("files", f"{refused.name}: {refused.sentence}")
    context = {"letter": letter, "view": _view(request, letter), "form": form}
    return render(request, "intake/attach.html", context, status=422 if form.errors else 200)


@require_POST
@never_cache
@login_required
def open_complainant(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the sealed identity for a purpose; it is shown once and kept by no browser."""
    letter = visible_letter(request, pk)
    policies.may_open_complainant(request.officer, letter).enforce()
    form = PurposeForm(request.POST)
    if not form.is_valid():
        asked = {"letter": letter, "form": form}
        return render(request, "intake/complainant.html", asked, status=422)
    purpose = form.cleaned_data["purpose"]
    identity = complainants.open_complainant(letter.pk, purpose=purpose, by=request.officer)
    return render(request, "intake/complainant.html", {"letter": letter, "identity": identity})


@require_safe
@login_required
def complainant(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask what the identity is needed for."""
    letter = visible_letter(request, pk)
    policies.may_open_complainant(request.officer, letter).enforce()
    return render(request, "intake/complainant.html", {"letter": letter, "form": PurposeForm()})


def _view(request: HttpRequest, letter: Letter) -> LetterView:
    return LetterView(letter, part_of(request.officer, letter) or Part.LINE)


def _attached(request: HttpRequest, letter: Letter, form: UploadForm) -> list[UploadAnswer]:
    """What each of the files got for an answer."""
    files = form.cleaned_data["files"] if form.is_valid() else []
    attach_one = partial(attaching.attach_scan, letter.pk, by=request.officer)
    return handle_uploads(request, files, attach_one)
