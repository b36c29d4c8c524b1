"""Where a letter begins: its type, and what it answers or follows."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from correspondence import viewing
from correspondence.actions import bringing, drafting, versions
from correspondence.actions.drafting import DraftData
from correspondence.draft_content import Content, empty
from correspondence.forms.draft_begin import BeginForm
from correspondence.models import Letter, OutgoingLetter
from correspondence.policies import drafts as may
from correspondence.queries.drafts_seen import drafts_visible_to
from correspondence.queries.seeing import incoming_visible_to
from correspondence.states import Part
from eoffice.asked import whole
from eoffice.htmx import back_to
from eoffice.organization.officer import Officer


@dataclass(frozen=True, slots=True)
class Origin:
    """From what a letter begins: nothing, a letter that it answers, or an earlier one."""

    answers: Letter | None = None
    earlier: OutgoingLetter | None = None
    chased: OutgoingLetter | None = None

    @property
    def content(self) -> Content:
        """The words to begin with."""
        if self.answers:
            return bringing.answering(self.answers)
        if self.chased:
            return bringing.chasing(self.chased)
        if self.earlier:
            return bringing.starting_from(versions.newest(self.earlier).content)
        return empty()


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Choose the type; `?answers=`, `?from=` and `?chases=` name the letter it begins from."""
    may.may_draft(request.officer).enforce()
    origin = _origin(request)
    like = origin.earlier or origin.chased
    first = {"type": like.type_id if like else None}
    typed = request.POST if request.method == "POST" else None
    form = BeginForm(typed, initial=first, organization_id=request.officer.organization_id)
    if typed is not None and form.is_valid():
        letter = _begin(form, origin, request.officer)
        return back_to(request, "outgoing:edit", _("The draft is begun."), pk=letter.pk)
    context = {"form": form, "origin": origin}
    return render(request, "outgoing/new.html", context, status=422 if typed is not None else 200)


def _begin(form: BeginForm, origin: Origin, by: Officer) -> OutgoingLetter:
    data = DraftData(
        form.cleaned_data["type"].pk,
        origin.content,
        answers_id=origin.answers.pk if origin.answers else None,
        follows_id=origin.chased.pk if origin.chased else None,
    )
    return drafting.start(data, by=by, token=form.cleaned_data["token"])


def _origin(request: HttpRequest) -> Origin:
    """The named letter, if it is open to the officer; 404 for any other."""
    answers, earlier = _asked(request, "answers"), _asked(request, "from")
    if chased := _asked(request, "chases"):
        return Origin(chased=_seen(request, chased))
    if answers:
        seen = incoming_visible_to(request.officer, at_least=Part.LETTER)
        letter = get_object_or_404(seen.select_related("sender", "type"), pk=answers)
        viewing.note_view(letter, by=request.officer)
        return Origin(answers=letter)
    if earlier:
        return Origin(earlier=_seen(request, earlier))
    return Origin()


def _seen(request: HttpRequest, pk: int) -> OutgoingLetter:
    found: OutgoingLetter = get_object_or_404(drafts_visible_to(request.officer), pk=pk)
    viewing.note_view(found, by=request.officer)
    return found


def _asked(request: HttpRequest, name: str) -> int:
    """A number of the address or of the form; 0 without one."""
    return whole(request.POST.get(name) or request.GET.get(name)) or 0
