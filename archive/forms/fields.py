"""Fields of the archive's forms: a classification as it is spoken of, by its code."""

from collections.abc import Callable, Iterable
from functools import reduce
from operator import or_
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from archive.queries.rules import spellings
from correspondence.models import Classification

OFFERED, MOST_TOLD = 400, 10
Read = TypeVar("Read")


class CodeInput(forms.TextInput):
    """A line of text beside which the browser offers the codes that are in use."""

    def __init__(self) -> None:
        super().__init__(attrs={"autocomplete": "off", "class": "mono"})
        self.offered: list[Classification] = []

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The line, and the list of codes."""
        known = f"{(attrs or {}).get('id', name)}_codes"
        line = super().render(name, value, {**(attrs or {}), "list": known}, renderer)
        pairs = ((one.code, one.name) for one in self.offered)
        options = format_html_join("", '<option value="{}">{}</option>', pairs)
        return format_html('{}<datalist id="{}">{}</datalist>', line, known, options)


class ClassField(forms.CharField):
    """A classification by its code, with or without its name behind it."""

    widget = CodeInput

    def __init__(self, **how: Any) -> None:
        super().__init__(max_length=300, **how)
        self.organization_id = 0

    def of(self, organization_id: int) -> None:
        """Codes of this organisation only; the first some hundred are offered while typing."""
        self.organization_id = organization_id
        self.widget.offered = list(_codes(organization_id)[:OFFERED])

    def prepare_value(self, value: Any) -> Any:
        """How a known code is shown."""
        return value.code if isinstance(value, Classification) else value

    def clean(self, value: Any) -> int | None:
        """The id of the code that is meant."""
        text = super().clean(value)
        if not text:
            return None
        found = self._meant(text.split())
        if found is None:
            said = _("No code “%(code)s” is in use; choose one of the list.")
            raise ValidationError(said % {"code": text[:40]})
        return found.pk

    def _meant(self, words: list[str]) -> Classification | None:
        """The longest code that the words begin with, as a code may have spaces: KP 01."""
        begins = [" ".join(words[:end]) for end in range(min(len(words), 20), 0, -1)]
        asked = reduce(or_, (Q(code__iexact=code) for code in begins))
        rows = {one.code: one for one in _codes(self.organization_id).filter(asked)}
        known = spellings(rows)
        meant = (known.get(code) or known.get(code.casefold()) for code in begins)
        return next((rows[code] for code in meant if code), None)


def each_of(lines: Iterable[str], read: Callable[[str], Read]) -> list[Read]:
    """What every line means; all that mean nothing are told at once."""
    found, wrong = [], []
    for line in lines:
        try:
            found.append(read(line))
        except ValidationError as error:
            wrong.append(error)
    if wrong:
        raise ValidationError(wrong[:MOST_TOLD])
    return found


def _codes(organization_id: int) -> Any:
    return Classification.objects.filter(organization=organization_id, active=True).order_by("code")
