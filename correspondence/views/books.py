"""Keeping the books: open and close a year, reserve numbers, take over the paper book."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from correspondence import sheets
from correspondence.actions import legacy, numbers
from correspondence.actions import registers as actions
from correspondence.forms.desk import ImportForm, OpenBookForm, ReasonForm, ReserveForm
from correspondence.models import NumberSeries, Register, RegisterEntry
from correspondence.policies import desk as policies
from correspondence.queries.registers import registers_of
from correspondence.views.registers import visible_register
from eoffice import clock
from eoffice.errors import WrongState
from eoffice.htmx import back_to
from eoffice.organization.officer import Officer

SHOWN, SHOWN_BAD = 20, 200


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def open_book(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a year after the last number of the paper book."""
    register = visible_register(request, pk)
    policies.may_keep_register(request.officer, register).enforce()
    first = {"year": clock.today(register.office.zone).year, "last": 0}
    form = OpenBookForm(request.POST or None, initial=first)
    if form.is_bound and form.is_valid() and _open(register, form, by=request.officer):
        return back_to(request, "registers:list", _("The book is open."))
    context = {"register": register, "form": form}
    return render(request, "registers/open.html", context, status=422 if form.errors else 200)


def _open(register: Register, form: OpenBookForm, *, by: Officer) -> bool:
    try:
        actions.open_book(register.pk, **form.cleaned_data, by=by)
    except WrongState as error:
        form.add_error("year", str(error))
    return not form.errors


@require_POST
@login_required
def close_book(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a year for good."""
    mine = NumberSeries.objects.filter(register__in=registers_of(request.officer))
    series = get_object_or_404(mine, pk=pk)
    actions.close_book(series.pk, by=request.officer)
    return back_to(request, "registers:list", _("The book is closed; its numbers stay readable."))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def reserve(request: HttpRequest, pk: int) -> HttpResponse:
    """Set numbers aside for letters that are recorded later."""
    register = visible_register(request, pk)
    policies.may_keep_register(request.officer, register).enforce()
    form = ReserveForm(request.POST or None)
    if form.is_bound and form.is_valid() and (said := _reserved(register, form, request.officer)):
        return back_to(request, "registers:book", said, pk=pk)
    context = {"register": register, "form": form}
    return render(request, "registers/reserve.html", context, status=422 if form.errors else 200)


def _reserved(register: Register, form: ReserveForm, by: Officer) -> str:
    try:
        entries = numbers.reserve(register.pk, **form.cleaned_data, by=by)
    except WrongState as error:
        form.add_error(None, str(error))
        return ""
    return _("Reserved: %(numbers)s.") % {"numbers": ", ".join(e.rendered for e in entries)}


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def void_number(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a reserved number go, and say why."""
    mine = RegisterEntry.objects.filter(register__in=registers_of(request.officer))
    entry = get_object_or_404(mine.select_related("register__office"), pk=pk)
    policies.may_keep_register(request.officer, entry.register).enforce()
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        numbers.void_number(entry.pk, by=request.officer, reason=form.cleaned_data["reason"])
        said = _("Number %(number)s is void.") % {"number": entry.rendered}
        return back_to(request, "registers:book", said, pk=entry.register_id)
    context = {"entry": entry, "form": form}
    return render(request, "registers/void.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def import_book(request: HttpRequest, pk: int) -> HttpResponse:
    """Look at a paper book's table before it is taken over: an error for every bad row."""
    register = visible_register(request, pk)
    policies.may_keep_register(request.officer, register).enforce()
    form = ImportForm(request.POST or None, request.FILES or None)
    context = {"register": register, "form": form}
    if request.method == "POST" and form.is_valid():
        sheet = sheets.read_book(form.cleaned_data["file"], register)
        preview = sheets.packed(sheet.rows, register=register, user_id=request.user.pk)
        context |= {"sheet": sheet, "preview": preview, "first": sheet.rows[:SHOWN]}
        context |= {"bad": sheet.errors[:SHOWN_BAD], "more_bad": len(sheet.errors[SHOWN_BAD:])}
    return render(request, "registers/import.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def take_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Take over exactly the rows that the preview showed."""
    register = visible_register(request, pk)
    policies.may_keep_register(request.officer, register).enforce()
    text, user_id = request.POST.get("preview", ""), request.user.pk
    rows = sheets.unpacked(text, register=register, user_id=user_id)
    taken = legacy.take_over(register.pk, rows, by=request.officer)
    said = _("%(n)d lines of the paper book were taken over.") % {"n": taken}
    year = max((row.year for row in rows), default="")
    return back_to(request, f"{reverse('registers:book', args=[pk])}?year={year}", said)
