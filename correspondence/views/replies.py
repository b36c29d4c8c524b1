"""Letters that wait for a reply: set the day, or wait no longer."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from correspondence.actions import replies
from correspondence.forms.review import ReasonForm, ReplyForm
from correspondence.policies import dispatch as may
from correspondence.views.outgoing_page import visible_letter
from eoffice import clock
from eoffice.htmx import back_to


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def await_reply(request: HttpRequest, pk: int) -> HttpResponse:
    """Until when a reply is awaited."""
    letter = visible_letter(request, pk)
    may.may_dispatch(request.officer, letter).enforce()
    today = clock.today(letter.office.zone)
    form = ReplyForm(request.POST or None, today=today, initial={"until": letter.reply_due})
    if form.is_bound and form.is_valid():
        until = form.cleaned_data["until"]
        replies.await_reply(pk, until=until, by=request.officer, token=form.once)
        said = _("The letter waits for a reply. It is on the list “Waiting for a reply”.")
        return back_to(request, "outgoing:page", said, pk=pk)
    context = {"letter": letter, "form": form, "title": _("Wait for a reply")}
    return render(request, "outgoing/verb.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def settle_reply(request: HttpRequest, pk: int) -> HttpResponse:
    """It waits no longer, and why."""
    letter = visible_letter(request, pk)
    may.may_dispatch(request.officer, letter).enforce()
    form = ReasonForm(request.POST or None)
    if form.is_bound and form.is_valid():
        reason = form.cleaned_data["reason"]
        replies.settle_reply(pk, by=request.officer, reason=reason, token=form.once)
        return back_to(request, "outgoing:page", _("No reply is awaited any more."), pk=pk)
    context = {"letter": letter, "form": form, "title": _("Wait no longer for a reply")}
    return render(request, "outgoing/verb.html", context, status=422 if form.is_bound else 200)
