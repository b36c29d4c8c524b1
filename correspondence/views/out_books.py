"""Keeping the numbers of outgoing letters: blocks that are set aside, and letters dated back."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from correspondence.actions import outgoing_numbers as actions
from correspondence.forms.out_books import DateBackForm, SetAsideForm
from correspondence.models import Register
from correspondence.policies.desk import may_keep_register
from correspondence.queries.outgoing_book import free_of_block, letters_to_date_back
from correspondence.views.register_out import visible_book
from eoffice.errors import OfficeError
from eoffice.htmx import back_to


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def set_aside(request: HttpRequest, pk: int) -> HttpResponse:
    """Numbers for letters dated back, or for days without the system."""
    register = _kept(request, pk)
    form = SetAsideForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and _set_aside(request, register, form):
        return back_to(request, "outgoing:register", _("The numbers are set aside."), pk=pk)
    context = {"register": register, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "outgoing/set_aside.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def date_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a letter that waits for its signature an earlier number, as the second person."""
    register = _kept(request, pk)
    letters = letters_to_date_back(register)
    typed = request.POST if request.method == "POST" else None
    form = DateBackForm(typed, register=register, letters=letters)
    if form.is_bound and form.is_valid() and _date_back(request, form):
        said = _("The number is kept for the letter; it is used when the letter is signed.")
        return back_to(request, "outgoing:register", said, pk=pk)
    free = free_of_block(register).exists()
    context = {"register": register, "form": form, "letters": letters, "free": free}
    return render(request, "outgoing/date_back.html", context, status=422 if typed else 200)


def _kept(request: HttpRequest, pk: int) -> Register:
    register = visible_book(request, pk)
    may_keep_register(request.officer, register).enforce()
    return register


def _set_aside(request: HttpRequest, register: Register, form: SetAsideForm) -> bool:
    data = form.cleaned_data
    try:
        actions.set_aside(
            register.pk,
            data["count"],
            by=request.officer,
            purpose=data["purpose"],
            day=data["day"],
            reason=data["reason"],
        )
    except OfficeError as error:
        form.add_error(None, str(error))
    return not form.errors


def _date_back(request: HttpRequest, form: DateBackForm) -> bool:
    data = form.cleaned_data
    letter = int(data["letter"])
    try:
        actions.date_back(data["entry"].pk, letter, by=request.officer, reason=data["reason"])
    except OfficeError as error:
        form.add_error(None, str(error))
    return not form.errors
