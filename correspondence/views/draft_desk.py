"""What is done on the page of a draft; the view only hands it over.

Everything on the page is one form, so that no button loses what was typed: the text is kept
first, then the button's own verb follows.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import SuspiciousOperation, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from correspondence import draft_content, unprintable
from correspondence.actions import drafting, reviewing
from correspondence.actions.draft_checking import Unprintable
from correspondence.actions.drafting import StaleWork, TooLong
from correspondence.draft_content import Content
from correspondence.forms.draft import DraftForm
from correspondence.models import DraftWork, OutgoingLetter
from correspondence.queries.drafts_seen import text_before
from correspondence.views.draft_context import Told, context_of
from eoffice import clock
from eoffice.asked import whole
from eoffice.htmx import back_to
from eoffice.organization.officer import Officer

KEPT = gettext_lazy("Kept. Others see it once you save a version.")
Verbs = Mapping[str, Callable[["DraftDesk", DraftWork], HttpResponse]]


@dataclass
class DraftDesk:
    """One draft on the table of one writer."""

    request: HttpRequest
    letter: OutgoingLetter

    @property
    def by(self) -> Officer:
        """Who writes."""
        officer: Officer = self.request.officer  # type: ignore[attr-defined]
        return officer

    @cached_property
    def form(self) -> DraftForm:
        """The fields, with what stood there before."""
        before, based_on = text_before(self.by, self.letter)
        works = DraftWork.objects.filter(letter=self.letter, user=self.by.user_id)
        revision = works.values_list("revision", flat=True).first() or 0
        typed = self.request.POST if self.request.method == "POST" else None
        initial = {"revision": revision, "based_on": based_on}
        return DraftForm(typed, letter=self.letter, before=before, initial=initial)

    def open(self, status: int = 200) -> HttpResponse:
        """The page; or both texts where a newer version came while something was being typed."""
        if status == 200 and self.form.initial["based_on"] != self.letter.version:
            newer, _number = text_before(self.by, self.letter, self.letter.version)
            revision = self.form.initial["revision"]
            return self._conflict(StaleWork(newer, revision), self.form.before)
        context = context_of(self.letter, self.form, self.by)
        return render(self.request, "outgoing/edit.html", context, status=status)

    def submit(self, verbs: Verbs) -> HttpResponse:
        """Keep what was typed, then do what the button says; without a verb only keep it."""
        verb = self.request.POST.get("do", "")
        if verb == "reload":
            return self.back("")
        if verb == "drop":
            drafting.drop_work(self.letter.pk, by=self.by)
            return self.back(_("What was not saved as a version is thrown away."))
        try:
            work = self._keep(self._typed())
            act = verbs.get(verb.partition(":")[0])
            return act(self, work) if act else self.back(KEPT)
        except StaleWork as stale:
            return self._conflict(stale, self._typed())
        except reviewing.Incomplete as lack:
            self.form.mark_missing(list(lack.names), str(lack.sentence))
        except (TooLong, Unprintable) as error:
            self.form.add_error(None, str(error))
        except ValidationError as error:
            self.form.add_error(None, error)
        return self.show_again()

    def autosave(self) -> JsonResponse:
        """Keep what was typed; for a script that asks every few seconds."""
        try:
            work = self._keep(self._typed())
        except StaleWork as stale:
            html = render_to_string(
                "outgoing/_conflict.html", self._both(stale, self._typed()), self.request
            )
            told = {"html": html, "revision": stale.revision, "based_on": self._version()}
            return JsonResponse(told, status=409)
        except TooLong as error:
            return JsonResponse({"say": str(error)}, status=422)
        saved = clock.now().astimezone(self.letter.office.zone)
        told = {"revision": work.revision, "saved": f"{saved:%H.%M}"}
        return JsonResponse(told | {"unprintable": unprintable.sentence_of(work.content)})

    def _typed(self) -> Content:
        """What was typed; after a conflict, the text that was chosen."""
        chosen = self.request.POST.get("chosen_content")
        if chosen is None:
            return self.form.content
        try:
            return draft_content.cleaned(json.loads(chosen))
        except (ValueError, TypeError, AttributeError, KeyError) as error:
            raise SuspiciousOperation from error

    def _keep(self, content: Content) -> DraftWork:
        revision, based_on = self._number("revision"), self._number("based_on")
        return drafting.autosave(
            self.letter.pk, content, revision=revision, based_on=based_on, by=self.by
        )

    def keep_as(self, content: Content, work: DraftWork) -> DraftWork:
        return drafting.autosave(self.letter.pk, content, revision=work.revision, by=self.by)

    def is_sound(self) -> bool:
        return bool(self.request.POST.get("chosen_content")) or self.form.is_valid()

    def _conflict(self, stale: StaleWork, typed: Content) -> HttpResponse:
        context = self._both(stale, typed)
        return render(self.request, "outgoing/edit_conflict.html", context, status=409)

    def _both(self, stale: StaleWork, typed: Content) -> dict[str, Any]:
        version = self._version()
        is_post = self.request.method == "POST"
        return {
            "letter": self.letter,
            "is_newer_version": not is_post or self._number("based_on") != version,
            "newer": Told.of(stale.newer),
            "typed": Told.of(typed),
            "chosen": json.dumps(typed),
            "revision": stale.revision,
            "based_on": version,
        }

    def _version(self) -> int:
        return OutgoingLetter.objects.values_list("version", flat=True).get(pk=self.letter.pk)

    def _number(self, name: str) -> int:
        return whole(self.request.POST.get(name), digits=9) or 0

    def show_again(self) -> HttpResponse:
        """The page with what was typed, now kept, and what is wrong with it."""
        works = DraftWork.objects.filter(letter=self.letter, user=self.by.user_id)
        kept = works.values_list("revision", "based_on").first() or (0, self._version())
        typed = self.request.POST.copy()
        typed["revision"], typed["based_on"] = (str(number) for number in kept)
        self.form.data = typed
        self.letter = OutgoingLetter.objects.select_related("type", "office").get(pk=self.letter.pk)
        return self.open(status=422)

    def back(self, said: str, place: str = "") -> HttpResponse:
        url = reverse("outgoing:edit", args=[self.letter.pk])
        return back_to(self.request, url + place, said or None)
