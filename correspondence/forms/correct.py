"""Correcting what was recorded: the facts of the letter and the reason."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from correspondence.forms.record import IDENTITY, RecordForm
from correspondence.models import Letter
from correspondence.sealing import Identity

CORRECTABLE = ("sender", "sender_number", "letter_date", "subject", "attachment_note",
               "received_at", "security", "urgency", "type", "received_via", "summary",
               "printed_marks", "addressee_written", "is_copy", "answers_number",
               "sender_deadline", "event_at", "event_place", "classification")  # fmt: skip
FACT_OF = {"sender": "sender_name"}
SEALS = _(
    "A complaint seals its sender: name, identity and contact are encrypted, and a code stands in "
    "their place, also where the full name was written into subject or content."
)
STAYS_SEALED = _(
    "The sender stays sealed, whatever type you choose: another type does not open the identity."
)


class CorrectForm(RecordForm):
    """The recording form without what is chosen once: addressees, number, a sealed identity."""

    reason = forms.CharField(
        label=_("Reason of the correction"), max_length=200,
        help_text=_("Kept in the letter's history with the old and the new values."),
    )  # fmt: skip

    def __init__(self, *args: Any, letter: Letter, **how: Any) -> None:
        how["initial"] = {name: _shown(letter, name) for name in CORRECTABLE}
        super().__init__(*args, office=letter.office, **how)
        self.letter = letter
        kept = {*CORRECTABLE, *IDENTITY, "reason", "token"} - self._sealed()
        self.fields = {name: field for name, field in self.fields.items() if name in kept}
        self.fields["type"].help_text = STAYS_SEALED if letter.complaint_code else SEALS

    def _sealed(self) -> set[str]:
        """Of a complaint, the code stays where others have a sender."""
        return {"sender", *IDENTITY} if self.letter.complaint_code else set()

    @property
    def facts_shown(self) -> list[forms.BoundField]:
        """What every letter has."""
        return [field for field in self.visible_fields() if field.name not in IDENTITY]

    @property
    def identity_shown(self) -> list[forms.BoundField]:
        """What is sealed with the sender when the letter becomes a complaint."""
        return [field for field in self.visible_fields() if field.name in IDENTITY]

    @property
    def complaint_types(self) -> str:
        """The types of which the page shows the fields of the identity."""
        types = self.fields["type"].queryset.filter(is_complaint=True)
        return ",".join(str(pk) for pk in types.values_list("pk", flat=True))

    def identity(self) -> Identity:
        """Who complains, when these facts make a complaint of the letter."""
        return Identity() if self.letter.complaint_code else self._identity()

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
