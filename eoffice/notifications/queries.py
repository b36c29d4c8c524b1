"""Notices of one person."""

from django.db.models import QuerySet

from eoffice.notifications.models import MailPreference, Notice
from eoffice.organization.officer import Officer


def notices_of(officer: Officer, *, before: int | None = None) -> QuerySet[Notice]:
    """Own notices, newest first, from below this id."""
    rows = Notice.objects.filter(user_id=officer.user_id).order_by("-pk")
    return rows.filter(pk__lt=before) if before else rows


def unread_count(officer: Officer) -> int:
    """How many own notices are unread."""
    return Notice.objects.filter(user_id=officer.user_id, read_at=None).count()


def kinds_off(officer: Officer) -> set[str]:
    """Which kinds this person does not want by e-mail."""
    rows = MailPreference.objects.filter(user_id=officer.user_id)
    return set(rows.values_list("kind", flat=True))
