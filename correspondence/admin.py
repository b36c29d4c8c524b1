"""Reference data of letters in the office administration: types, books, codes, the directory.

Letters, files and the trail are not here.
"""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from correspondence import draft_content, numbering_pattern
from correspondence.forms.reference import LetterTypeForm, RegisterForm, RouteStepForm
from correspondence.models import (
    Classification,
    Contact,
    LetterType,
    OutgoingLetter,
    Register,
    RouteStep,
)
from correspondence.models.outgoing import BEFORE_SIGNED
from correspondence.normalising import name_key
from eoffice import clock
from eoffice.organization.scoped_admin import ScopedAdmin, ScopedTabular

SAMPLE = {"security": "B", "type": "ND", "class": "000.1", "unit": "UM", "position": "Kabag"}


@admin.register(Register)
class RegisterAdmin(ScopedAdmin):
    """The books of an office."""

    form = RegisterForm
    list_display = ["name", "office", "direction", "example", "pattern", "for_secret", "active"]
    list_filter = ["active", "direction", "for_secret"]
    search_fields = ["name", "code"]
    fieldsets = [
        (None, {"fields": ["office", "code", "name", "direction", "active"]}),
        (_("Numbers"), {"fields": ["pattern", "reset"]}),
        (_("Which letters"), {"fields": ["for_secret", "unit", "types"]}),
    ]

    @admin.display(description=_("for example"))
    def example(self, book: Register) -> str:
        """A number as this book writes it."""
        return numbering_pattern.render(book.pattern, 123, clock.now().date(), SAMPLE)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """A book that has numbers stays with its office and with its periods."""
        used = obj is not None and obj.entries.exists()
        return ("office", "direction", "for_secret", "reset") if used else ()


class RouteInline(ScopedTabular):
    """The checks beside the line of superiors that the type asks for."""

    model = RouteStep
    form = RouteStepForm
    autocomplete_fields = ["position"]


@admin.register(LetterType)
class LetterTypeAdmin(ScopedAdmin):
    """Types of letters of an organisation."""

    form = LetterTypeForm
    scope_lookup = "organization"
    of_organization = True
    list_display = ["name", "code", "for_incoming", "for_outgoing", "layout", "order", "active"]
    list_filter = ["active", "for_incoming", "for_outgoing", "is_complaint"]
    search_fields = ["name", "code"]
    inlines = [RouteInline]
    fieldsets = [
        (None, {"fields": ["organization", "code", "name", "order", "active"]}),
        (
            _("Incoming letters"),
            {"fields": ["for_incoming", "is_complaint", "has_event", "needs_answer"]},
        ),
        (
            _("Outgoing letters"),
            {
                "fields": [
                    *("for_outgoing", "layout", "paper", "parts"),
                    *("number_code", "classification", "signer_groups"),
                ]
            },
        ),
    ]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        """Save, and say what a change of the layout means for what is written already."""
        super().save_model(request, obj, form, change)
        if form.lost:
            lost = ", ".join(str(draft_content.PARTS[name]) for name in form.lost)
            said = _("The layout “%(layout)s” has no such parts; they are not required: %(parts)s.")
            facts = {"layout": obj.get_layout_display(), "parts": lost}
            messages.warning(request, said % facts)
        if change and "layout" in form.changed_data:
            self._warn_of_drafts(request, obj)

    def _warn_of_drafts(self, request: HttpRequest, kind: LetterType) -> None:
        """Text in parts that the new layout lacks is kept, but not printed."""
        count = OutgoingLetter.objects.filter(type=kind, state__in=BEFORE_SIGNED).count()
        if not count:
            return
        said = ngettext(
            "%(n)d draft of this type is being written. What it says in parts that the new layout "
            "does not have is kept, but not printed.",
            "%(n)d drafts of this type are being written. What they say in parts that the new "
            "layout does not have is kept, but not printed.",
            count,
        )
        messages.warning(request, said % {"n": count})


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
