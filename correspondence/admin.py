"""Reference data of letters in the office administration: types, books, codes, the directory.

Letters, files and the trail are not here.
"""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from correspondence import draft_content, numbering_pattern
from correspondence.actions import keys
from correspondence.forms.emblem import EmblemForm, shown
from correspondence.forms.keys import RevokeForOtherForm
from correspondence.forms.reference import (
    ClassificationForm,
    LetterTypeForm,
    RegisterForm,
    RouteStepForm,
)
from correspondence.models import (
    Classification,
    Contact,
    Emblem,
    LetterType,
    OutgoingLetter,
    Register,
    RouteStep,
    SigningKey,
)
from correspondence.models.outgoing import BEFORE_SIGNED
from correspondence.normalising import name_key
from correspondence.queries.books_out import sample_facts
from eoffice import clock
from eoffice.organization.accounts.scope import Scope, people_in
from eoffice.organization.scoped_admin import ScopedAdmin, ScopedTabular


@admin.register(Register)
class RegisterAdmin(ScopedAdmin):
    """The books of an office."""

    form = RegisterForm
    list_display = ["name", "office", "direction", "example", "pattern", "for_secret", "active"]
    list_filter = ["active", "direction", "for_secret"]
    list_select_related = ["office", "unit"]
    search_fields = ["name", "code"]
    fieldsets = [
        (None, {"fields": ["office", "code", "name", "direction", "active"]}),
        (_("Numbers"), {"fields": ["pattern", "reset"]}),
        (_("Which letters"), {"fields": ["for_secret", "unit", "types"]}),
    ]

    @admin.display(description=_("for example"))
    def example(self, book: Register) -> str:
        """A number as this book writes it, in the words of its own types and unit."""
        today = clock.today(book.office.zone)
        return numbering_pattern.render(book.pattern, 123, today, sample_facts(book))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Register]:
        """With what the examples of all books say."""
        return super().get_queryset(request).prefetch_related("types__classification")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """A book that has numbers stays with its office and with its periods."""
        used = obj is not None and obj.entries.exists()
        return ("office", "direction", "for_secret", "reset") if used else ()


class RouteInline(ScopedTabular):
    """The checks beside the line of superiors that the type asks for."""

    model = RouteStep
    form = RouteStepForm


@admin.register(LetterType)
class LetterTypeAdmin(ScopedAdmin):
    """Types of letters of an organisation."""

    form = LetterTypeForm
    scope_lookup = "organization"
    of_organization = True
    list_display = [
        "name",
        "organization",
        "code",
        "for_incoming",
        "for_outgoing",
        "layout",
        "order",
        "active",
    ]
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

    form = ClassificationForm
    scope_lookup = "organization"
    of_organization = True
    list_display = ["code", "name", "parent", "active"]
    list_filter = ["active"]
    list_select_related = ["parent"]
    search_fields = ["code", "name"]


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


@admin.register(Emblem)
class EmblemAdmin(ScopedAdmin):
    """The emblems above the letters of offices."""

    form = EmblemForm
    deletable = True
    list_display = ["office"]
    list_select_related = ["office"]
    fields = ["office", "now", "file"]
    readonly_fields = ["now"]

    @admin.display(description=_("Now"))
    def now(self, emblem: Emblem) -> str:
        """The picture that is printed today."""
        return shown(emblem) if emblem.pk else "-"


@admin.register(SigningKey)
class SigningKeyAdmin(ScopedAdmin):
    """Keys of the people whom an admin looks after: he may take one out of force, nothing else."""

    form = RevokeForOtherForm
    scope_lookup = "user__organization"
    records_itself = True
    list_display = ["holder", "made_at", "valid_until", "revoked_at", "revoke_reason"]
    list_filter = [("revoked_at", admin.EmptyFieldListFilter)]
    list_select_related = ["user"]
    search_fields = ["user__name", "user__username", "serial"]
    fieldsets = [
        (None, {"fields": ["holder", "serial", "made_at", "valid_until", "revoked_at"]}),
        (
            _("Revoke the key"),
            {
                "fields": ["revoke_reason"],
                "description": _(
                    "Nothing can be signed with it any more, and its holder is told. Letters that "
                    "were signed before stay valid. The holder may make a new key."
                ),
            },
        ),
    ]

    def visible(self, scope: Scope) -> Q:
        """The keys of the people that this admin looks after."""
        return Q(user__in=people_in(scope).values("pk"))

    def changeable(self, scope: Scope) -> Q:
        """Those of them that are in force."""
        return self.visible(scope) & Q(revoked_at=None)

    @admin.display(description=_("Key holder"), ordering="user__name")
    def holder(self, key: SigningKey) -> str:
        """Who signs with it."""
        return key.user.name

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Only its holder makes a key."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A key in force; for the installation's superuser too."""
        in_force = obj is None or obj.revoked_at is None
        return in_force and super().has_change_permission(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Everything but the reason."""
        return ("holder", "serial", "made_at", "valid_until", "revoked_at")

    def keep(self, request: HttpRequest, obj: SigningKey, old: SigningKey | None) -> None:
        """Revoke it through the action."""
        keys.revoke_of(obj.pk, obj.revoke_reason, by=request.officer)
