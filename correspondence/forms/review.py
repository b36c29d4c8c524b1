"""Forms of those who check a draft: initial it, send it back with remarks, give it up."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from correspondence.actions.reviewing import RemarkData
from correspondence.draft_blocks import Block, Text
from correspondence.forms.paper_fields import PaperDateField
from correspondence.models import ApprovalStep

WORDS = {"rows": 3, "maxlength": 4000}
LONGEST_REMARK = 2000
TO_WRITER = ""
FOLDED = "addressees"
MOST_UNFOLDED = 4


class OnceForm(forms.Form):
    """A form that counts once, however often it is clicked."""

    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: Any, **how: Any) -> None:
        super().__init__(*args, **how)
        self.initial.setdefault("token", secrets.token_urlsafe(12))

    @property
    def once(self) -> str:
        """The token that was sent along."""
        return self.cleaned_data["token"]


class ApproveForm(OnceForm):
    """An initial under the version that was read."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    note = forms.CharField(
        label=_("Note"), widget=forms.Textarea(attrs=WORDS), required=False, max_length=4000
    )


class ReasonForm(OnceForm):
    """A verb that must be explained."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs=WORDS), max_length=4000)


class ReplyForm(OnceForm):
    """Until when a reply is awaited; not a day that is over."""

    until = PaperDateField(label=_("Reply awaited until"))

    def __init__(self, *args: Any, today: date, **how: Any) -> None:
        super().__init__(*args, **how)
        self.today = today

    def clean_until(self) -> date:
        """A day that is still to come."""
        until: date = self.cleaned_data["until"]
        if until < self.today:
            raise ValidationError(_("This day is over already. Choose a later one."))
        return until


@dataclass(frozen=True, slots=True)
class PartOfText:
    """A part of the letter with its places; a long list of addressees is folded."""

    label: Text
    places: list[tuple[Block, BoundField]]
    is_list: bool

    @property
    def is_long(self) -> bool:
        """Whether it would push the text out of sight."""
        return self.is_list and len(self.places) > MOST_UNFOLDED


class SendBackForm(OnceForm):
    """What is to be corrected, in general and at places of the text, and by whom."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    reason = forms.CharField(
        label=_("What is to be corrected"),
        widget=forms.Textarea(attrs=WORDS),
        required=False,
        max_length=4000,
    )
    to_step = forms.TypedChoiceField(
        label=_("Send back to"),
        coerce=int,
        required=False,
        empty_value=None,
        widget=forms.RadioSelect,
    )

    def __init__(
        self, *args: Any, blocks: Iterable[Block], earlier: Iterable[ApprovalStep], **how: Any
    ) -> None:
        super().__init__(*args, **how)
        self.blocks = list(blocks)
        steps = [(step.pk, str(step.position)) for step in earlier]
        self.fields["to_step"].choices = [(TO_WRITER, _("The writer")), *steps]
        if not steps:
            del self.fields["to_step"]
        for block in self.blocks:
            self.fields[f"remark-{block.name}"] = forms.CharField(
                label=_("Remark on this place"),
                widget=forms.Textarea(attrs={"rows": 2, "maxlength": LONGEST_REMARK}),
                required=False,
                max_length=LONGEST_REMARK,
            )

    @property
    def places(self) -> list[tuple[Block, BoundField]]:
        """Every block with the box for its remark."""
        return [(block, self[f"remark-{block.name}"]) for block in self.blocks]

    @property
    def parts(self) -> list[PartOfText]:
        """The places by the part of the letter in which they stand, in reading order."""
        found = groupby(self.places, key=lambda place: place[0].part)
        parts = [(name, list(places)) for name, places in found]
        return [PartOfText(places[0][0].label, places, name == FOLDED) for name, places in parts]

    @property
    def general(self) -> list[BoundField]:
        """What is asked about the draft as a whole."""
        return [self[name] for name in ("reason", "to_step") if name in self.fields]

    def clean(self) -> dict[str, Any]:
        """Whoever gets it back must know why."""
        data = super().clean() or self.cleaned_data
        if not data.get("reason") and not self._remarks(data):
            self.add_error("reason", _("Say what is to be corrected, here or at a place below."))
        return data

    def remarks(self) -> list[RemarkData]:
        """The remarks that were written, each pinned to its place."""
        return self._remarks(self.cleaned_data)

    def _remarks(self, data: dict[str, Any]) -> list[RemarkData]:
        written = ((block, data.get(f"remark-{block.name}", "")) for block in self.blocks)
        return [
            RemarkData(text=text, part=block.part, block=block.index, quote=block.text[:300])
            for block, text in written
            if text
        ]
