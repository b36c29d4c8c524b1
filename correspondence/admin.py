"""Reference data of letters in the office administration: types, books, codes, the directory.

Letters, files and the trail are not here.
"""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from correspondence import numbering_pattern
from correspondence.models import Classification, Contact, LetterType, Register
from correspondence.normalising import name_key
from eoffice.organization.scoped_admin import ScopedAdmin


class RegisterForm(forms.ModelForm):
    """A book whose pattern can number letters."""

    class Meta:
        model = Register
        fields = ["office", "code", "name", "direction", "pattern", "for_secret", "active"]

    def clean_pattern(self) -> str:
        """Told at the field, with what is wrong."""
        pattern: str = self.cleaned_data["pattern"]
        numbering_pattern.check(pattern)
        return pattern


@admin.register(Register)
class RegisterAdmin(ScopedAdmin):
    """The books of an office."""

    form = RegisterForm
    list_display = ["name", "office", "code", "pattern", "for_secret", "active"]
    list_filter = ["active", "for_secret"]
    search_fields = ["name", "code"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """A book that has numbers stays with its office."""
        used = obj is not None and obj.entries.exists()
        return ("office", "direction", "for_secret") if used else ()


@admin.register(LetterType)
class LetterTypeAdmin(ScopedAdmin):
    """Types of letters of an organisation."""

    scope_lookup = "organization"
    of_organization = True
    list_display = ["name", "code", "order", "is_complaint", "has_event", "needs_answer", "active"]
    list_filter = ["active", "is_complaint"]
    search_fields = ["name", "code"]


@admin.register(Classification)
class ClassificationAdmin(ScopedAdmin):
    """Classification codes of an organisation, as a tree."""

    scope_lookup = "organization"
    of_organization = True
    list_display = ["code", "name", "parent", "active"]
    list_filter = ["active"]
    search_fields = ["code", "name"]
    autocomplete_fields = ["parent"]


@admin.register(Contact)
class ContactAdmin(ScopedAdmin):
    """The directory; the desks keep it on a page of their own too."""

    scope_lookup = "organization"
    of_organization = True
    list_display = ["name", "kind", "city", "active"]
    list_filter = ["active", "kind"]
    search_fields = ["name", "city"]
    exclude = ["usual_addressee"]

    def keep(self, request: HttpRequest, obj: Any, old: Any) -> None:
        """Under its normalised name."""
        obj.name_key = name_key(obj.name)
        obj.save()
