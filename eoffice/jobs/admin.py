"""Background work in the admin, for the installation's own administrator: look, and try again.

Rows are kinds and numbers only, so nothing of a letter is shown.
"""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from eoffice.jobs import actions
from eoffice.jobs.models import Job, WorkerBeat
from eoffice.jobs.states import JobState


class LookOnly(admin.ModelAdmin):
    """Nobody adds, changes or deletes here; only a superuser looks."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.is_active and request.user.is_superuser)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)


@admin.register(Job)
class JobAdmin(LookOnly):
    """What waits, runs and failed."""

    list_display = ["kind", "subject_id", "state", "queue", "tries", "lost", "last_error"]
    list_filter = ["state", "queue", "kind"]
    search_fields = ["=subject_id", "kind"]
    ordering = ["-pk"]
    show_full_result_count = False
    actions = ["try_again"]

    @admin.action(description=_("Try the failed ones again"), permissions=["view"])
    def try_again(self, request: HttpRequest, chosen: QuerySet[Job]) -> None:
        """Put the failed jobs among the chosen back into their queues."""
        failed = list(chosen.filter(state=JobState.FAILED).values_list("pk", flat=True))
        for pk in failed:
            actions.try_again(pk)
        sentence = ngettext(
            "%(count)d job waits again.", "%(count)d jobs wait again.", len(failed)
        ) % {"count": len(failed)}
        self.message_user(request, sentence, messages.SUCCESS)


@admin.register(WorkerBeat)
class WorkerBeatAdmin(LookOnly):
    """Which workers were heard of, and when."""

    list_display = ["name", "queues", "slots", "seen_at"]
