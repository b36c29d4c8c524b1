"""The organisation: units, seats, people, assignments, absences."""

import django.contrib.auth.validators
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="PositionGroup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("code", models.SlugField(max_length=40, verbose_name="code")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
            ],
            options={
                "verbose_name": "position group",
                "verbose_name_plural": "position groups",
                "ordering": ["order", "name"],
            },
        ),
        migrations.CreateModel(
            name="Position",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "short_title",
                    models.CharField(
                        blank=True, default="", max_length=80, verbose_name="short title"
                    ),
                ),
                ("is_head", models.BooleanField(default=False, verbose_name="heads its unit")),
                (
                    "is_functional",
                    models.BooleanField(default=False, verbose_name="functional position"),
                ),
                (
                    "echelon",
                    models.CharField(blank=True, default="", max_length=10, verbose_name="echelon"),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("active", models.BooleanField(default=True, verbose_name="active")),
                (
                    "superior",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subordinates",
                        to="organization.position",
                        verbose_name="superior",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="positions",
                        to="organization.positiongroup",
                        verbose_name="position group",
                    ),
                ),
            ],
            options={
                "verbose_name": "position",
                "verbose_name_plural": "positions",
                "ordering": ["order", "title", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "short_name",
                    models.CharField(
                        blank=True, default="", max_length=60, verbose_name="short name"
                    ),
                ),
                (
                    "code",
                    models.CharField(blank=True, default="", max_length=30, verbose_name="code"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ministry", "Ministry"),
                            ("secretariat", "Secretariat"),
                            ("agency", "Regional agency"),
                            ("office", "Office"),
                            ("bureau", "Bureau"),
                            ("division", "Division"),
                            ("section", "Section"),
                            ("subsection", "Subsection"),
                            ("technical_unit", "Technical unit"),
                            ("village", "Urban village"),
                            ("functional_group", "Functional group"),
                        ],
                        default="section",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "is_office",
                    models.BooleanField(
                        default=False,
                        help_text="Has its own intake desk, registers, calendar, time zone and admin.",
                        verbose_name="is an office",
                    ),
                ),
                (
                    "time_zone",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("Asia/Jakarta", "WIB (Asia/Jakarta)"),
                            ("Asia/Pontianak", "WIB (Asia/Pontianak)"),
                            ("Asia/Makassar", "WITA (Asia/Makassar)"),
                            ("Asia/Jayapura", "WIT (Asia/Jayapura)"),
                        ],
                        default="",
                        max_length=40,
                        verbose_name="time zone",
                    ),
                ),
                ("address", models.TextField(blank=True, default="", verbose_name="address")),
                (
                    "letterhead",
                    models.TextField(
                        blank=True,
                        default="",
                        help_text="One line of the letterhead per line.",
                        verbose_name="letterhead",
                    ),
                ),
                ("active", models.BooleanField(default=True, verbose_name="active")),
                (
                    "desk_minutes",
                    models.PositiveIntegerField(
                        default=60,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="minutes for the desk",
                    ),
                ),
                (
                    "first_disposition_minutes",
                    models.PositiveIntegerField(
                        default=240,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="minutes to the first disposition",
                    ),
                ),
                (
                    "head_sees_all",
                    models.BooleanField(default=True, verbose_name="the head sees all letters"),
                ),
                (
                    "siblings_see_notes",
                    models.BooleanField(
                        default=False,
                        verbose_name="receivers of one disposition see each other's notes",
                    ),
                ),
                (
                    "uses_classification",
                    models.BooleanField(default=False, verbose_name="uses classification codes"),
                ),
                (
                    "requires_second_factor_roles",
                    models.JSONField(
                        blank=True, default=list, verbose_name="roles that need a second factor"
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="units_of_office",
                        to="organization.unit",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="units_of_tree",
                        to="organization.unit",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="organization.unit",
                        verbose_name="above it",
                    ),
                ),
            ],
            options={
                "verbose_name": "unit",
                "verbose_name_plural": "units",
                "ordering": ["order", "name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="TaskTeam",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                ("active", models.BooleanField(default=True, verbose_name="active")),
                (
                    "leader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="teams_led",
                        to="organization.position",
                        verbose_name="leader",
                    ),
                ),
                (
                    "members",
                    models.ManyToManyField(
                        blank=True,
                        related_name="teams",
                        to="organization.position",
                        verbose_name="members",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="task_teams",
                        to="organization.unit",
                        verbose_name="office",
                    ),
                ),
            ],
            options={
                "verbose_name": "task team",
                "verbose_name_plural": "task teams",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="PositionRole",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("intake", "Intake desk"),
                            ("recorder", "Recorder"),
                            ("archivist", "Archivist"),
                            ("complaint_desk", "Complaint desk"),
                            ("auditor", "Auditor"),
                            ("office_admin", "Office administrator"),
                        ],
                        max_length=15,
                        verbose_name="role",
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="from")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "order_number",
                    models.CharField(
                        blank=True, default="", max_length=100, verbose_name="number of the order"
                    ),
                ),
                (
                    "security_limit",
                    models.CharField(
                        choices=[
                            ("biasa", "Ordinary"),
                            ("terbatas", "Restricted"),
                            ("rahasia", "Secret"),
                            ("sangat_rahasia", "Top secret"),
                        ],
                        default="biasa",
                        max_length=14,
                        verbose_name="up to security level",
                    ),
                ),
                (
                    "position",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="roles",
                        to="organization.position",
                        verbose_name="position",
                    ),
                ),
                (
                    "units",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to="organization.unit",
                        verbose_name="limited to units",
                    ),
                ),
            ],
            options={
                "verbose_name": "role of a position",
                "verbose_name_plural": "roles of positions",
                "ordering": ["position", "role", "valid_from"],
            },
        ),
        migrations.AddField(
            model_name="positiongroup",
            name="organization",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="groups",
                to="organization.unit",
                verbose_name="organisation",
            ),
        ),
        migrations.AddField(
            model_name="position",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="positions",
                to="organization.unit",
                verbose_name="unit",
            ),
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        unique=True,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="date joined"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="With titles, as printed.", max_length=150, verbose_name="name"
                    ),
                ),
                (
                    "nip",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=18,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\d{18}$", "A NIP has eighteen digits."
                            )
                        ],
                        verbose_name="NIP",
                    ),
                ),
                (
                    "email",
                    models.EmailField(
                        blank=True, default="", max_length=254, verbose_name="e-mail"
                    ),
                ),
                (
                    "phone",
                    models.CharField(blank=True, default="", max_length=30, verbose_name="phone"),
                ),
                (
                    "rank",
                    models.CharField(
                        blank=True, default="", max_length=60, verbose_name="rank and grade"
                    ),
                ),
                (
                    "staff_kind",
                    models.CharField(
                        choices=[
                            ("structural", "Structural official"),
                            ("functional", "Functional official"),
                            ("executor", "Executor staff"),
                            ("contract", "Contract staff"),
                        ],
                        default="executor",
                        max_length=12,
                        verbose_name="kind of staff",
                    ),
                ),
                (
                    "must_change_password",
                    models.BooleanField(default=False, verbose_name="must change the password"),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("id", "Bahasa Indonesia"), ("en", "English")],
                        default="id",
                        max_length=5,
                        verbose_name="language",
                    ),
                ),
                (
                    "theme",
                    models.CharField(
                        choices=[("auto", "As the device"), ("light", "Light"), ("dark", "Dark")],
                        default="auto",
                        max_length=5,
                        verbose_name="colours",
                    ),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="organization.unit",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "people",
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Absence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("leave", "Leave"),
                            ("duty_travel", "Duty travel"),
                            ("training", "Training"),
                            ("illness", "Illness"),
                        ],
                        max_length=12,
                        verbose_name="reason",
                    ),
                ),
                ("starts", models.DateField(verbose_name="from")),
                ("ends", models.DateField(verbose_name="until")),
                (
                    "note",
                    models.CharField(blank=True, default="", max_length=200, verbose_name="note"),
                ),
                ("active", models.BooleanField(default=True, verbose_name="active")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="absences",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "absence",
                "verbose_name_plural": "absences",
                "ordering": ["starts", "pk"],
                "indexes": [models.Index(fields=["user", "ends"], name="org_absence_by_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends__gte", models.F("starts"))),
                        name="an_absence_ends_after_it_starts",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("definitive", "Definitive"),
                            ("plt", "Plt. (the post is vacant)"),
                            ("plh", "Plh. (the holder is away)"),
                            ("pj", "Pj. (caretaker)"),
                            ("assistant", "Assistant"),
                        ],
                        default="definitive",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("starts", models.DateField(verbose_name="from")),
                ("ends", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "decree_number",
                    models.CharField(
                        blank=True, default="", max_length=100, verbose_name="number of the decree"
                    ),
                ),
                ("may_sign", models.BooleanField(default=False, verbose_name="may sign")),
                ("may_approve", models.BooleanField(default=False, verbose_name="may approve")),
                (
                    "may_accept",
                    models.BooleanField(default=False, verbose_name="may accept reports"),
                ),
                (
                    "may_read_secret",
                    models.BooleanField(default=False, verbose_name="may read what is secret"),
                ),
                ("active", models.BooleanField(default=True, verbose_name="active")),
                (
                    "in_place_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="in place of",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                (
                    "position",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="organization.position",
                        verbose_name="position",
                    ),
                ),
            ],
            options={
                "verbose_name": "assignment",
                "verbose_name_plural": "assignments",
                "ordering": ["-starts", "pk"],
                "indexes": [
                    models.Index(fields=["position", "starts"], name="org_assignment_by_seat")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("active", True), ("ends__isnull", True), ("kind", "definitive")
                        ),
                        fields=("position",),
                        name="a_position_has_one_definitive_holder_at_a_time",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("active", True), ("ends__isnull", True)),
                        fields=("user", "position", "kind"),
                        name="a_person_holds_a_position_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends__isnull", True),
                            ("ends__gte", models.F("starts")),
                            _connector="OR",
                        ),
                        name="an_assignment_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["definitive", "plt", "plh", "pj", "assistant"])
                        ),
                        name="an_assignment_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("in_place_of__isnull", True),
                            models.Q(("in_place_of", models.F("user")), _negated=True),
                            _connector="OR",
                        ),
                        name="nobody_acts_in_their_own_place",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DisposeReach",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reach",
                    models.CharField(
                        choices=[
                            ("direct", "Direct subordinates"),
                            ("skip_level", "Subordinates of subordinates"),
                            ("functional", "Functional staff of the office"),
                            ("task_team", "Members of a task team led from here"),
                            ("nested_office", "Heads of the offices nested in this one"),
                        ],
                        max_length=15,
                        verbose_name="may dispose to",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reaches",
                        to="organization.positiongroup",
                        verbose_name="position group",
                    ),
                ),
            ],
            options={
                "verbose_name": "reach of dispositions",
                "verbose_name_plural": "reaches of dispositions",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("group", "reach"), name="a_group_has_a_reach_once"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("parent__isnull", True),
                    models.Q(("parent", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="a_unit_is_not_above_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("organization__isnull", True), ("parent__isnull", True)),
                    models.Q(("organization__isnull", False), ("parent__isnull", False)),
                    _connector="OR",
                ),
                name="only_a_root_is_an_organization",
            ),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("is_office", True), ("office__isnull", True)),
                    models.Q(("is_office", False), ("office__isnull", False)),
                    _connector="OR",
                ),
                name="a_unit_is_an_office_or_belongs_to_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_office", False),
                    models.Q(("time_zone", ""), _negated=True),
                    _connector="OR",
                ),
                name="an_office_has_a_time_zone",
            ),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True),
                fields=("organization", "code"),
                name="a_unit_code_is_used_once_in_an_organization",
            ),
        ),
        migrations.AddConstraint(
            model_name="positionrole",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_until__isnull", True),
                    ("valid_until__gte", models.F("valid_from")),
                    _connector="OR",
                ),
                name="a_role_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="positionrole",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("role", "auditor"), _negated=True),
                    models.Q(
                        ("valid_until__isnull", False),
                        models.Q(("order_number", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="an_auditor_has_an_order_and_an_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="positionrole",
            constraint=models.UniqueConstraint(
                condition=models.Q(("valid_until__isnull", True)),
                fields=("position", "role"),
                name="a_position_has_a_role_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="positiongroup",
            constraint=models.UniqueConstraint(
                fields=("organization", "code"), name="a_group_code_is_used_once_in_an_organization"
            ),
        ),
        migrations.AddConstraint(
            model_name="position",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("superior__isnull", True),
                    models.Q(("superior", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="a_position_is_not_its_own_superior",
            ),
        ),
        migrations.AddConstraint(
            model_name="position",
            constraint=models.UniqueConstraint(
                condition=models.Q(("active", True), ("is_head", True)),
                fields=("unit",),
                name="a_unit_has_one_head",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.UniqueConstraint(
                condition=models.Q(("nip", ""), _negated=True),
                fields=("nip",),
                name="a_nip_belongs_to_one_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("username"),
                name="a_user_name_is_used_once_in_any_letter_case",
            ),
        ),
    ]
