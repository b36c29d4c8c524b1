"""Rows that are ticked in a form, their ids read without trust (`asked`)."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from eoffice.asked import whole


class ChosenRows(forms.ModelMultipleChoiceField):
    """Several rows of a table; an id that no row can have is a wrong choice like any other."""

    def clean(self, value: Any) -> Any:
        """The rows; the database is asked only for what it can hold."""
        for pk in value or ():
            if whole(str(pk)) is None:
                message = self.error_messages["invalid_pk_value"]
                raise ValidationError(message, "invalid_pk_value", {"pk": str(pk)[:30]})
        return super().clean(value)
