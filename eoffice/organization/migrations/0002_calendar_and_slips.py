import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organization", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="WorkCalendar",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "office",
                    models.OneToOneField(
                        limit_choices_to={"is_office": True},
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="work_calendar",
                        to="organization.unit",
                        verbose_name="office",
                    ),
                ),
            ],
            options={
                "verbose_name": "work calendar",
                "verbose_name_plural": "work calendars",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="WorkPeriod",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "label",
                    models.CharField(blank=True, default="", max_length=80, verbose_name="label"),
                ),
                ("valid_from", models.DateField(verbose_name="from")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="until")),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "calendar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="periods",
                        to="organization.workcalendar",
                        verbose_name="work calendar",
                    ),
                ),
            ],
            options={
                "verbose_name": "period of working hours",
                "verbose_name_plural": "periods of working hours",
                "ordering": ["valid_from", "pk"],
            },
        ),
        migrations.CreateModel(
            name="WorkHours",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "weekday",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "Monday"),
                            (1, "Tuesday"),
                            (2, "Wednesday"),
                            (3, "Thursday"),
                            (4, "Friday"),
                            (5, "Saturday"),
                            (6, "Sunday"),
                        ],
                        verbose_name="weekday",
                    ),
                ),
                ("opens", models.TimeField(verbose_name="opens")),
                ("closes", models.TimeField(verbose_name="closes")),
                ("break_start", models.TimeField(blank=True, null=True, verbose_name="break from")),
                ("break_end", models.TimeField(blank=True, null=True, verbose_name="break until")),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hours",
                        to="organization.workperiod",
                        verbose_name="period",
                    ),
                ),
            ],
            options={
                "verbose_name": "working hours",
                "verbose_name_plural": "working hours",
                "ordering": ["weekday"],
            },
        ),
        migrations.CreateModel(
            name="Holiday",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("national", "National holiday"),
                            ("joint_leave", "Joint leave"),
                            ("local", "Local holiday"),
                        ],
                        default="national",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "half_day",
                    models.BooleanField(
                        default=False,
                        help_text="The office closes when the break begins.",
                        verbose_name="half a day",
                    ),
                ),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty: the whole country.",
                        limit_choices_to={"is_office": True},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holidays",
                        to="organization.unit",
                        verbose_name="office",
                    ),
                ),
            ],
            options={
                "verbose_name": "holiday",
                "verbose_name_plural": "holidays",
                "ordering": ["-day", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("office", "day"), name="an_office_has_a_holiday_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("office__isnull", True)),
                        fields=("day",),
                        name="the_country_has_a_holiday_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("office__isnull", False),
                            models.Q(("kind", "local"), _negated=True),
                            _connector="OR",
                        ),
                        name="a_local_holiday_belongs_to_an_office",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OneTimeSlip",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("reset", "New password"),
                            ("unlock", "Unlock the account"),
                            ("second_factor", "Lost second factor"),
                        ],
                        max_length=15,
                        verbose_name="purpose",
                    ),
                ),
                ("secret_hash", models.CharField(max_length=128)),
                ("issued_at", models.DateTimeField(verbose_name="issued")),
                ("expires_at", models.DateTimeField(verbose_name="expires")),
                ("used_at", models.DateTimeField(blank=True, null=True, verbose_name="used")),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="withdrawn"),
                ),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                (
                    "issued_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="slips_issued",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="issued by",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="slips",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "one-time slip",
                "verbose_name_plural": "one-time slips",
                "ordering": ["-issued_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("used_at__isnull", True), ("withdrawn_at__isnull", True)
                        ),
                        fields=("user",),
                        name="a_person_has_one_open_slip",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("issued_at"))),
                        name="a_slip_expires_after_it_is_issued",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("purpose__in", ["reset", "unlock", "second_factor"])),
                        name="a_slip_has_a_known_purpose",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UrgencyTarget",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "urgency",
                    models.CharField(
                        choices=[
                            ("biasa", "Normal"),
                            ("segera", "Urgent"),
                            ("sangat_segera", "Very urgent"),
                        ],
                        max_length=15,
                        verbose_name="urgency",
                    ),
                ),
                (
                    "answer_days",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="working days to the answer"
                    ),
                ),
                (
                    "answer_hours",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="working hours to the answer"
                    ),
                ),
                (
                    "first_disposition_minutes",
                    models.PositiveIntegerField(
                        default=240, verbose_name="working minutes to the first disposition"
                    ),
                ),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "office",
                    models.ForeignKey(
                        limit_choices_to={"is_office": True},
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="urgency_targets",
                        to="organization.unit",
                        verbose_name="office",
                    ),
                ),
            ],
            options={
                "verbose_name": "time limit of an urgency",
                "verbose_name_plural": "time limits of urgencies",
                "ordering": ["office", "urgency"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("office", "urgency"), name="an_office_has_one_target_for_an_urgency"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer_days__gt", 0), ("answer_hours", 0)),
                            models.Q(("answer_days", 0), ("answer_hours__gt", 0)),
                            _connector="OR",
                        ),
                        name="an_answer_is_due_in_days_or_in_hours",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="workperiod",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_until__isnull", True),
                    ("valid_until__gte", models.F("valid_from")),
                    _connector="OR",
                ),
                name="working_hours_end_after_they_begin",
            ),
        ),
        migrations.AddConstraint(
            model_name="workperiod",
            constraint=models.UniqueConstraint(
                fields=("calendar", "valid_from", "valid_until"),
                name="a_period_of_hours_is_entered_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="workperiod",
            constraint=models.UniqueConstraint(
                condition=models.Q(("valid_until__isnull", True)),
                fields=("calendar", "valid_from"),
                name="an_open_period_of_hours_is_entered_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="workhours",
            constraint=models.UniqueConstraint(
                fields=("period", "weekday"), name="a_weekday_has_its_hours_once_in_a_period"
            ),
        ),
        migrations.AddConstraint(
            model_name="workhours",
            constraint=models.CheckConstraint(
                condition=models.Q(("opens__lt", models.F("closes"))),
                name="an_office_opens_before_it_closes",
            ),
        ),
        migrations.AddConstraint(
            model_name="workhours",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("break_end__isnull", True), ("break_start__isnull", True)),
                    models.Q(
                        ("break_end__gt", models.F("break_start")),
                        ("break_end__lte", models.F("closes")),
                        ("break_start__gte", models.F("opens")),
                    ),
                    _connector="OR",
                ),
                name="a_break_lies_inside_the_hours",
            ),
        ),
    ]
