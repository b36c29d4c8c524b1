"""An office's working hours, holidays and promised answer times, kept as data.

The arithmetic is in `eoffice.calendar`; `eoffice.organization.calendars` turns these rows into it.
`changed_at` is the real time: it tells a cached calendar that it is out of date.
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from eoffice.calendar import Urgency, WorkingTime


class Weekday(models.IntegerChoices):
    """Days as Python counts them."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class HolidayKind(models.TextChoices):
    """By whose word an office is closed."""

    NATIONAL = "national", _("National holiday")
    JOINT_LEAVE = "joint_leave", _("Joint leave")
    LOCAL = "local", _("Local holiday")


class WorkCalendar(models.Model):
    """The hours of one office, and of the offices nested in it that have no calendar."""

    office = models.OneToOneField(
        "organization.Unit",
        models.PROTECT,
        related_name="work_calendar",
        limit_choices_to={"is_office": True},
        verbose_name=_("office"),
    )
    name = models.CharField(_("name"), max_length=100)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("work calendar")
        verbose_name_plural = _("work calendars")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class WorkPeriod(models.Model):
    """A week of hours in force from a date until another, such as Ramadan; the narrowest wins."""

    calendar = models.ForeignKey(
        WorkCalendar, models.CASCADE, related_name="periods", verbose_name=_("work calendar")
    )
    label = models.CharField(_("label"), max_length=80, blank=True, default="")
    valid_from = models.DateField(_("from"))
    valid_until = models.DateField(_("until"), null=True, blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("period of working hours")
        verbose_name_plural = _("periods of working hours")
        ordering = ["valid_from", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="working_hours_end_after_they_begin",
            ),
            models.UniqueConstraint(
                fields=["calendar", "valid_from", "valid_until"],
                name="a_period_of_hours_is_entered_once",
            ),
            models.UniqueConstraint(
                fields=["calendar", "valid_from"],
                condition=Q(valid_until__isnull=True),
                name="an_open_period_of_hours_is_entered_once",
            ),
        ]

    def __str__(self) -> str:
        return self.label or _("from %(day)s") % {"day": date_format(self.valid_from)}


class WorkHours(models.Model):
    """When the office works on one weekday of the period; a weekday without a row is free."""

    period = models.ForeignKey(
        WorkPeriod, models.CASCADE, related_name="hours", verbose_name=_("period")
    )
    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=Weekday)
    opens = models.TimeField(_("opens"))
    closes = models.TimeField(_("closes"))
    break_start = models.TimeField(_("break from"), null=True, blank=True)
    break_end = models.TimeField(_("break until"), null=True, blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("working hours")
        verbose_name_plural = _("working hours")
        ordering = ["weekday"]
        constraints = [
            models.UniqueConstraint(
                fields=["period", "weekday"], name="a_weekday_has_its_hours_once_in_a_period"
            ),
            models.CheckConstraint(
                condition=Q(opens__lt=F("closes")), name="an_office_opens_before_it_closes"
            ),
            models.CheckConstraint(
                condition=Q(break_start__isnull=True, break_end__isnull=True)
                | Q(
                    break_start__gte=F("opens"),
                    break_end__gt=F("break_start"),
                    break_end__lte=F("closes"),
                ),
                name="a_break_lies_inside_the_hours",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens:%H.%M}–{self.closes:%H.%M}"


class Holiday(models.Model):
    """A day off: of the whole country, or of one office and the offices nested in it."""

    office = models.ForeignKey(
        "organization.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="holidays",
        limit_choices_to={"is_office": True},
        verbose_name=_("office"),
        help_text=_("Empty: the whole country."),
    )
    day = models.DateField(_("day"))
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(
        _("kind"), max_length=12, choices=HolidayKind, default=HolidayKind.NATIONAL
    )
    half_day = models.BooleanField(
        _("half a day"), default=False, help_text=_("The office closes when the break begins.")
    )
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("holiday")
        verbose_name_plural = _("holidays")
        ordering = ["-day", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["office", "day"], name="an_office_has_a_holiday_once"),
            models.UniqueConstraint(
                fields=["day"],
                condition=Q(office__isnull=True),
                name="the_country_has_a_holiday_once",
            ),
            models.CheckConstraint(
                condition=Q(office__isnull=False) | ~Q(kind=HolidayKind.LOCAL),
                name="a_local_holiday_belongs_to_an_office",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {date_format(self.day)}"


class UrgencyTarget(models.Model):
    """What an office promises for one urgency: the answer, and the first disposition."""

    office = models.ForeignKey(
        "organization.Unit",
        models.PROTECT,
        related_name="urgency_targets",
        limit_choices_to={"is_office": True},
        verbose_name=_("office"),
    )
    urgency = models.CharField(_("urgency"), max_length=15, choices=Urgency)
    answer_days = models.PositiveSmallIntegerField(_("working days to the answer"), default=0)
    answer_hours = models.PositiveSmallIntegerField(_("working hours to the answer"), default=0)
    first_disposition_minutes = models.PositiveIntegerField(
        _("working minutes to the first disposition"), default=240
    )
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("time limit of an urgency")
        verbose_name_plural = _("time limits of urgencies")
        ordering = ["office", "urgency"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "urgency"], name="an_office_has_one_target_for_an_urgency"
            ),
            models.CheckConstraint(
                condition=Q(answer_days__gt=0, answer_hours=0)
                | Q(answer_days=0, answer_hours__gt=0),
                name="an_answer_is_due_in_days_or_in_hours",
            ),
        ]

    def __str__(self) -> str:
        return self.get_urgency_display()

    def clean(self) -> None:
        """Days or hours, in words before the database says it in its own."""
        if bool(self.answer_days) == bool(self.answer_hours):
            raise ValidationError(_("Give the time for the answer in days or in hours."))

    @property
    def answer(self) -> WorkingTime:
        """The working time within which a letter is answered."""
        return WorkingTime(days=self.answer_days, hours=self.answer_hours)
