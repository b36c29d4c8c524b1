"""The fields of the page of a draft, by the layout of its type. A draft may be rough.

What was typed into them is read by `draft_reading`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from correspondence.draft_content import ANNEXES, PARTS, PARTS_OF, Content, text_of
from correspondence.draft_plain import has_marks, plain_of
from correspondence.forms.draft_reading import read_content, rich_names
from correspondence.forms.paper_fields import PaperDateField, read_date
from correspondence.models import Classification, OutgoingLetter
from correspondence.outgoing_states import Layout
from correspondence.states import Security
from eoffice.calendar.urgency import Urgency

MOST_ADDRESSEES = 500
ROOMY = {"body": 16, "about": 2}
SUBJECTS = {
    Layout.LETTER: gettext_lazy("Subject (Hal)"),
    Layout.MEMO: gettext_lazy("Subject (Hal)"),
    Layout.INVITATION: gettext_lazy("Subject (Hal)"),
    Layout.COVER: gettext_lazy("Subject (Hal)"),
    Layout.ASSIGNMENT: gettext_lazy("Subject (for lists, not printed)"),
    Layout.MINUTES: gettext_lazy("Subject (for lists, not printed)"),
    Layout.PLAIN: gettext_lazy("Subject (for lists, not printed)"),
}
ABOUT = gettext_lazy("About (Tentang)")
EVENTS = {
    "event_day": gettext_lazy("Day and date"),
    "event_time": gettext_lazy("Time"),
    "event_place": gettext_lazy("Place of the event"),
    "event_agenda": gettext_lazy("Agenda"),
}


@dataclass(frozen=True, slots=True)
class RichPart:
    """A part of rich text with its field for plain paragraphs."""

    name: str
    field: Any
    rich: str
    keeps_blocks: bool

    @property
    def comes_first(self) -> bool:
        """Whether it stands before the text of the letter."""
        return self.name != "body" and not self.is_annex

    @property
    def is_annex(self) -> bool:
        """Whether it is printed behind the letter."""
        return self.name in ANNEXES

    @property
    def rich_name(self) -> str:
        """Under which the editor sends it."""
        return f"{self.name}_rich"


class DraftForm(forms.Form):
    """One draft. `before` is what stands in it; the layout of its type decides the fields."""

    subject = forms.CharField(max_length=500, required=False, widget=forms.Textarea({"rows": 2}))
    attachment_note = forms.CharField(
        label=gettext_lazy("Lampiran (as printed)"),
        max_length=200,
        required=False,
        widget=forms.TextInput({"placeholder": gettext_lazy("counted by itself if empty")}),
    )
    security = forms.ChoiceField(label=gettext_lazy("Security"), choices=Security.choices)
    urgency = forms.ChoiceField(label=gettext_lazy("Urgency"), choices=Urgency.choices)
    classification = forms.ModelChoiceField(
        Classification.objects.none(), label=gettext_lazy("Classification"), required=False
    )
    place = forms.CharField(label=gettext_lazy("Place"), max_length=100, required=False)
    reply_by = PaperDateField(label=gettext_lazy("Reply awaited until"), required=False)
    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    based_on = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def __init__(
        self, data: QueryDict | None = None, *, letter: OutgoingLetter, before: Content, **how: Any
    ) -> None:
        self.letter, self.before = letter, before
        self.layout = letter.type.layout if letter.type else Layout.LETTER.value
        initial = {name: before[name] for name in before} | how.pop("initial", {})
        initial["reply_by"] = read_date(before.get("reply_by", ""))
        super().__init__(data, initial=initial, **how)
        self.fields["subject"].label = SUBJECTS.get(Layout(self.layout), ABOUT)
        self._add_parts()
        self._add_event()
        self._classify()

    def _add_parts(self) -> None:
        for name in rich_names(self.before, self.layout):
            area = forms.Textarea({"rows": ROOMY.get(name, 5), "data-plain": ""})
            self.fields[name] = forms.CharField(label=PARTS[name], required=False, widget=area)
            self.initial[name] = plain_of(text_of(self.before, name))

    def _add_event(self) -> None:
        if "event" in PARTS_OF[self.layout]:
            for name, label in EVENTS.items():
                self.fields[name] = forms.CharField(label=label, max_length=200, required=False)
                self.initial[name] = self.before["event"].get(name.removeprefix("event_"), "")

    def _classify(self) -> None:
        codes = Classification.objects.filter(organization=self.letter.organization_id, active=True)
        if codes.exists():
            self.fields["classification"].queryset = codes
        else:
            del self.fields["classification"]

    @property
    def texts(self) -> list[RichPart]:
        """For the page: each part of rich text."""
        return [
            RichPart(
                name, self[name], text_of(self.shown, name), has_marks(text_of(self.shown, name))
            )
            for name in rich_names(self.before, self.layout)
        ]

    @property
    def event(self) -> list[Any]:
        """For the page: day, time, place and agenda, if the layout has them."""
        return [self[name] for name in EVENTS if name in self.fields]

    @property
    def has_people(self) -> bool:
        """Whether the layout lists people."""
        return "people" in PARTS_OF[self.layout]

    @cached_property
    def shown(self) -> Content:
        """What the rows show: what was typed, else what stood there."""
        return self.content if self.is_bound else self.before

    @cached_property
    def content(self) -> Content:
        """What was typed, over what stood there before."""
        return read_content(self.data, self.before, self.layout)

    def clean(self) -> dict[str, Any]:
        """Addresses of e-mail look like some; asked only where a version is made."""
        for row in self.content["addressees"]:
            if row["email"] and not is_mail(row["email"]):
                words = _("“%(email)s” is not an e-mail address (%(name)s).")
                self.add_error(None, words % {"email": row["email"], "name": row["name"]})
        if len(self.content["addressees"]) > MOST_ADDRESSEES:
            self.add_error(None, too_many_addressees())
        return super().clean() or {}

    def mark_missing(self, names: list[str], sentence: str) -> None:
        """Show which parts still have to be filled in."""
        self.add_error(None, sentence)
        for name in names:
            field = {"event": "event_day", "about": "subject"}.get(name, name)
            if field in self.fields:
                self.add_error(field, _("Still to be filled in."))


def too_many_addressees() -> str:
    """What is said where a letter names more than one page can carry."""
    words = _(
        "A letter goes to at most %(n)d addressees. Remove some, or make a letter of its own."
    )
    return words % {"n": MOST_ADDRESSEES}


def is_mail(text: str) -> bool:
    """Whether it looks like an e-mail address."""
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
