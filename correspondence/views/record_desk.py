"""What the recording form works with and what becomes of it; the views only hand it over."""

import secrets
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from correspondence.actions import once, recording, scans
from correspondence.forms.drafts import draft_of, initial_from
from correspondence.forms.paper_fields import read_date
from correspondence.forms.record import OtherScansForm, RecordForm
from correspondence.models import Letter, Scan
from correspondence.policies import desk as policies
from correspondence.queries import tray
from correspondence.queries.duplicates import Duplicate, duplicates_of
from correspondence.queries.seeing import letters_visible_to
from correspondence.states import ScanState
from correspondence.suggesting import suggestions_for
from correspondence.views.record_context import (
    answered_by,
    facts_of_the_office,
    facts_of_the_scan,
    recorded_before,
    shown,
)
from eoffice import clock
from eoffice.asked import whole
from eoffice.documents.states import FileState
from eoffice.errors import OfficeError, WrongState
from eoffice.htmx import back_to
from eoffice.organization.models import Unit

TEMPLATE = "intake/record.html"


@dataclass
class RecordDesk:
    """One letter on the table of one recorder; `scan` is absent when the paper comes first."""

    request: HttpRequest
    office: Unit
    scan: Scan | None = None
    duplicates: list[Duplicate] = field(default_factory=list)

    def open(self) -> HttpResponse:
        """The form with what was typed before, or with what the pages suggest."""
        policies.may_record(self.request.officer, self.office.pk).enforce()
        if self.scan and self.scan.state != ScanState.WAITING:
            raise WrongState(_("This scan does not wait in the tray any more."))
        initial = self._initial()
        form = self._form(initial=initial)
        if not self._draft:
            form.suggested, form.unsure = self._suggestions.sources, self._suggestions.unsure
        self.duplicates = self._doubles(initial)
        return self._page(form)

    def submit(self) -> HttpResponse:
        """Record, keep for later, or show again what keeps the letter from being recorded."""
        form = self._form(data=self.request.POST)
        choice = self.request.POST.get("duplicate", "")
        keeps = self.scan and self.request.POST.get("do") == "draft"
        is_same = self.scan and choice.startswith("same:")
        if not keeps and not is_same and self._is_sound(form, choice):
            return self._record(form, choice)
        if earlier := once.answered(self.request.POST.get("token", ""), by=self.request.officer):
            return back_to(self.request, "intake:recorded", pk=earlier["letter"])
        if keeps:
            return self._keep(form)
        return self._same_letter(choice) if is_same else self._page(form, status=422)

    def _is_sound(self, form: RecordForm, choice: str) -> bool:
        """Whether it can be recorded as it is; a possible double waits for the clerk's word."""
        if not form.is_valid() or (self._names_others and not self._others.is_valid()):
            return False
        self.duplicates = [] if choice else self._doubles(form.cleaned_data)
        return not self.duplicates

    def _record(self, form: RecordForm, choice: str) -> HttpResponse:
        follows = self._chosen_letter(choice) if choice.startswith("follows:") else None
        ids = [self.scan.pk] if self.scan else []
        if self._names_others:
            ids += [scan.pk for scan in self._others.cleaned_data["scans"]]
        try:
            letter = recording.record(
                ids,
                form.recording_data(follows_id=follows.pk if follows else None),
                by=self.request.officer,
                token=form.cleaned_data["token"],
                office_id=self.office.pk,
            )
        except OfficeError as error:
            form.add_error(None, error.sentence)
            return self._page(form, status=error.status)
        return self._after(letter)

    def _after(self, letter: Letter) -> HttpResponse:
        """Number large with its label; with Ctrl+Enter above the next scan that waits."""
        goes_on = self.request.POST.get("do") == "next"
        if goes_on and (scan := tray.next_to_record(self.request.officer, after=self.scan)):
            url = reverse("intake:record", args=[scan.pk])
            return back_to(self.request, f"{url}?recorded={letter.pk}")
        return back_to(self.request, "intake:recorded", pk=letter.pk)

    def _keep(self, form: RecordForm) -> HttpResponse:
        scans.save_draft(self.scan.pk, draft_of(form), by=self.request.officer)
        return back_to(
            self.request, "intake:tray", _("Kept with the scan. Nothing is recorded yet.")
        )

    def _same_letter(self, choice: str) -> HttpResponse:
        letter = self._chosen_letter(choice)
        scans.discard_as_same(self.scan.pk, letter, by=self.request.officer)
        said = _("Set aside: the same letter as agenda %(number)s.")
        messages.success(self.request, said % {"number": letter.agenda_number})
        if following := tray.next_to_record(self.request.officer, after=self.scan):
            return back_to(self.request, "intake:record", pk=following.pk)
        return back_to(self.request, "intake:tray")

    def _chosen_letter(self, choice: str) -> Letter:
        pk = choice.partition(":")[2]
        seen = letters_visible_to(self.request.officer)
        letter = seen.filter(organization=self.office.root_id, pk=whole(pk) or 0)
        if found := letter.first():
            return found
        raise WrongState(_("The other letter is not there any more. Choose again."))

    # what the page shows

    def _page(self, form: RecordForm, status: int = 200) -> HttpResponse:
        officer = self.request.officer
        context: dict[str, Any] = facts_of_the_office(self.office) | {
            "form": form,
            "scan": self.scan,
            "others": self._others,
            "duplicates": [shown(found, officer) for found in self.duplicates],
            "recorded": recorded_before(self.request),
            "answered": answered_by(form, self.scan, officer),
        }
        if self.scan:
            context |= facts_of_the_scan(self.scan, officer, self._suggestions.marks)
        return render(self.request, TEMPLATE, context, status=status)

    def _form(self, **how: Any) -> RecordForm:
        return RecordForm(how.pop("data", None), office=self.office, **how)

    @property
    def _draft(self) -> dict[str, Any]:
        draft = self.scan.draft if self.scan else {}
        return draft if "split_ranges" not in draft else {}

    def _initial(self) -> dict[str, Any]:
        arrived = self.scan.received_at if self.scan else clock.now()
        first = {"received_at": arrived, "token": secrets.token_hex(16)}
        if self._draft:
            return first | initial_from(self._draft)
        return first | self._suggestions.values

    @property
    def _suggestions(self) -> Any:
        if not hasattr(self, "_suggested"):
            self._suggested = suggestions_for(self.scan, self.office, self.request.officer)
        return self._suggested

    @property
    def _names_others(self) -> bool:
        return "scans" in self.request.POST

    @property
    def _others(self) -> OtherScansForm:
        if not hasattr(self, "_other_scans"):
            waiting = tray.waiting_for(self.request.officer).filter(office=self.office)
            waiting = waiting.select_related("file")
            waiting = waiting.exclude(file__state=FileState.REFUSED)
            waiting = waiting.exclude(pk=self.scan.pk) if self.scan else waiting
            self._other_scans = OtherScansForm(self.request.POST or None, waiting=waiting)
        return self._other_scans

    def _doubles(self, facts: dict[str, Any]) -> list[Duplicate]:
        """Letters with this number and date, or with the bytes of this scan."""
        written = facts.get("letter_date")
        return duplicates_of(
            self.request.officer,
            organization_id=self.office.root_id,
            number=facts.get("sender_number", ""),
            letter_date=read_date(written) if isinstance(written, str) else written,
            file=self.scan.file if self.scan else None,
        )
