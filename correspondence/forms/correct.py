"""Correcting what was recorded: the facts of the letter and the reason."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from correspondence.forms.record import RecordForm
from correspondence.models import Letter

CORRECTABLE = ("sender", "sender_number", "letter_date", "subject", "attachment_note",
               "received_at", "security", "urgency", "type", "received_via", "summary",
               "printed_marks", "addressee_written", "is_copy", "answers_number",
               "sender_deadline", "event_at", "event_place", "classification")  # fmt: skip
FACT_OF = {"sender": "sender_name"}


class CorrectForm(RecordForm):
    """The recording form without what is chosen once: addressees, number, identity."""

    reason = forms.CharField(
        label=_("Reason of the correction"), max_length=200,
        help_text=_("Kept in the letter's history with the old and the new values."),
    )  # fmt: skip

    def __init__(self, *args: Any, letter: Letter, **how: Any) -> None:
        how["initial"] = {name: _shown(letter, name) for name in CORRECTABLE}
        super().__init__(*args, office=letter.office, **how)
        self.letter = letter
        kept = {*CORRECTABLE, "reason", "token"} - self._sealed()
        self.fields = {name: field for name, field in self.fields.items() if name in kept}

    def _sealed(self) -> set[str]:
        """Of a complaint, the code stays where others have a sender."""
        return {"sender", "type"} if self.letter.complaint_code else set()

    def clean_copies_text(self) -> tuple[int, ...]:
        """Copies are not chosen here."""
        return ()

    def clean(self) -> dict[str, Any]:
        """A sealed envelope may stay without a subject."""
        self.cleaned_data.setdefault("is_sealed", self.letter.is_sealed)
        if self.letter.is_sealed and self.cleaned_data.get("security") not in (
            "rahasia",
            "sangat_rahasia",
        ):
            self.cleaned_data["is_sealed"] = False
        return super().clean()

    def facts(self) -> dict[str, object]:
        """What was changed, by the names of the letter's columns."""
        facts: dict[str, object] = {}
        for name in self.changed_data:
            if name not in CORRECTABLE:
                continue
            value = self.cleaned_data[name]
            is_row = name in ("type", "classification")
            facts[f"{name}_id" if is_row else FACT_OF.get(name, name)] = (
                getattr(value, "pk", None) if is_row else value
            )
        return facts


def _shown(letter: Letter, name: str) -> Any:
    return letter.sender_name if name == "sender" else getattr(letter, name)
