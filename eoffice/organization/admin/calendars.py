"""Working hours, holidays and promised times of the offices."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from eoffice.calendar import DEFAULT_TARGETS, Urgency, amount_in_words
from eoffice.organization.actions import calendar
from eoffice.organization.found_filters import FoundFilter
from eoffice.organization.models import (
    Holiday,
    UrgencyTarget,
    Weekday,
    WorkCalendar,
    WorkHours,
    WorkPeriod,
)
from eoffice.organization.scoped_admin import NamedRows, ScopedAdmin, ScopedTabular
from eoffice.organization.settings_trail import SettingsEvent, changes_between


class PeriodInline(ScopedTabular):
    """The periods of a calendar; their hours are on their own page."""

    model = WorkPeriod
    fields = ["label", "valid_from", "valid_until"]
    show_change_link = True


@admin.register(WorkCalendar)
class WorkCalendarAdmin(ScopedAdmin):
    """One calendar per office; offices nested in it use it too, unless they have their own."""

    list_display = ["name", "office"]
    list_filter = [("office", FoundFilter)]
    search_fields = ["name", "office__name"]
    inlines = [PeriodInline]


class HoursFormSet(NamedRows):
    """Every weekday has a line already; a line left empty is a free day."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kept = kwargs.get("instance")
        used = set(kept.hours.values_list("weekday", flat=True)) if kept and kept.pk else set()
        kwargs["initial"] = [{"weekday": day} for day in Weekday.values if day not in used]
        super().__init__(*args, **kwargs)


class HoursInline(ScopedTabular):
    """The hours of each weekday."""

    model = WorkHours
    formset = HoursFormSet
    fields = ["weekday", "opens", "closes", "break_start", "break_end"]
    max_num = len(Weekday)

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        """A line for every weekday."""
        return len(Weekday) - (obj.hours.count() if obj else 0)


@admin.register(WorkPeriod)
class WorkPeriodAdmin(ScopedAdmin):
    """A week of hours and when it holds; a change moves open due dates."""

    scope_lookup = "calendar__office"
    list_display = ["calendar", "label", "valid_from", "valid_until"]
    list_filter = [("calendar", FoundFilter)]
    search_fields = ["label", "calendar__name"]
    inlines = [HoursInline]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        """Keep the lines, then ask for new due dates."""
        super().save_related(request, form, formsets, change)
        calendar.hours_changed(form.instance, by=request.officer)


@admin.register(Holiday)
class HolidayAdmin(ScopedAdmin):
    """Holidays of the country (by the superuser) and of offices; a late one moves due dates."""

    shared_when_empty = True
    deletable = True
    list_display = ["day", "name", "kind", "office", "half_day"]
    list_filter = ["kind", ("office", FoundFilter)]
    search_fields = ["name"]
    date_hierarchy = "day"
    actions = None

    def get_form(self, request: HttpRequest, obj: Holiday | None = None, **kwargs: Any) -> Any:
        """Only where it may stay empty, an empty office has a meaning."""
        form = super().get_form(request, obj, **kwargs)
        office = form.base_fields.get("office")
        if office is not None and office.required:
            office.help_text = ""
        return form

    def save_model(self, request: HttpRequest, obj: Holiday, form: Any, change: bool) -> None:  # noqa: FBT001
        """Through the action when new; a change asks for new due dates as well."""
        if not change:
            new = calendar.add_holiday(
                obj.day, obj.name, by=request.officer, kind=obj.kind,
                office_id=obj.office_id, half_day=obj.half_day,
            )  # fmt: skip
            obj.pk = new.pk
            return
        old = Holiday.objects.get(pk=obj.pk)
        obj.save()
        calendar.recompute_below(obj.office)
        if old.office_id != obj.office_id:
            calendar.recompute_below(old.office)
        self.note(request, SettingsEvent.CHANGED, obj, changes=changes_between(old, obj))

    def delete_model(self, request: HttpRequest, obj: Holiday) -> None:
        """Through the action."""
        calendar.remove_holiday(obj.pk, by=request.officer)


@admin.register(UrgencyTarget)
class UrgencyTargetAdmin(ScopedAdmin):
    """The table urgency → deadline; it holds for what arrives from now on."""

    list_display = ["office", "urgency", "answer_in_words", "first_disposition_minutes"]
    list_filter = [("office", FoundFilter)]
    fieldsets = [
        (None, {"fields": ["office", "urgency"]}),
        (
            _("Time limits"),
            {
                "fields": ["answer_days", "answer_hours", "first_disposition_minutes"],
                "description": _("The answer in days or in hours; leave the other at zero."),
            },
        ),
    ]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Above the rows stands what holds where there is none."""
        usual = ", ".join(
            f"{Urgency(urgency).label} {amount_in_words(target.answer)}"
            for urgency, target in DEFAULT_TARGETS.items()
        )
        words = _("Without a row of its own an office answers within: %(limits)s.")
        return super().changelist_view(request, {"subtitle": words % {"limits": usual}})

    @admin.display(description=_("answer within"))
    def answer_in_words(self, target: UrgencyTarget) -> str:
        """The promised time."""
        return amount_in_words(target.answer)
