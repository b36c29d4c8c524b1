"""How fast a letter must be answered, and how fast when an office has said nothing of its own."""

from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from eoffice.calendar.amounts import WorkingTime


class Urgency(TextChoices):
    """The second axis of a letter (kecepatan); the first is its security."""

    BIASA = "biasa", _("Normal")
    SEGERA = "segera", _("Urgent")
    SANGAT_SEGERA = "sangat_segera", _("Very urgent")


class Target(NamedTuple):
    """What an office promises for one urgency."""

    answer: WorkingTime
    first_disposition: WorkingTime


DEFAULT_TARGETS = {
    Urgency.BIASA: Target(WorkingTime(days=5), WorkingTime(hours=8)),
    Urgency.SEGERA: Target(WorkingTime(days=2), WorkingTime(hours=3)),
    Urgency.SANGAT_SEGERA: Target(WorkingTime(hours=6), WorkingTime(hours=1)),
}
