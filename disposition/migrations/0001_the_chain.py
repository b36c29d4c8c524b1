"""The tables of the room as they stand; the steps that led here stay for who took them."""

import django.db.models.deletion
import django_fsm
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("disposition", "0001_initial"),
        ("disposition", "0002_papers"),
        ("disposition", "0003_what_waits_before_the_giver"),
    ]

    initial = True

    dependencies = [
        ("correspondence", "0007_name_at_the_signing_service"),
        ("documents", "0003_signatures_found"),
        ("organization", "0002_calendar_and_slips"),
        ("organization", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Disposition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    django_fsm.FSMField(
                        choices=[
                            ("sent", "Not read yet"),
                            ("read", "Read"),
                            ("accepted", "In progress"),
                            ("reported", "Reported"),
                            ("done", "Done"),
                            ("declined", "Given back"),
                            ("recalled", "Recalled"),
                            ("withdrawn", "Withdrawn"),
                            ("reassigned", "Reassigned"),
                            ("ended", "Ended"),
                        ],
                        default="sent",
                        max_length=12,
                        protected=True,
                    ),
                ),
                ("one_way", models.BooleanField(default=False)),
                (
                    "is_binding",
                    models.BooleanField(default=False, verbose_name="Decided bindingly"),
                ),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("sent_at", models.DateTimeField()),
                ("delivered_at", models.DateTimeField(blank=True, null=True)),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                ("accepted_at", models.DateTimeField(blank=True, null=True)),
                ("reported_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("end_reason", models.TextField(blank=True)),
                ("acted_by_name", models.CharField(blank=True, max_length=250)),
                ("acted_by_label", models.CharField(blank=True, max_length=300)),
                ("warned_at", models.DateTimeField(blank=True, null=True)),
                ("overdue_told_at", models.DateTimeField(blank=True, null=True)),
                (
                    "arrival",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="branches",
                        to="correspondence.arrival",
                    ),
                ),
                (
                    "giver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.position",
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dispositions",
                        to="correspondence.letter",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="disposition.disposition",
                    ),
                ),
                (
                    "position",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.position",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="disposition.disposition",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DispositionSheet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("given_by_name", models.CharField(max_length=250)),
                ("given_by_label", models.CharField(blank=True, max_length=300)),
                ("given_at", models.DateTimeField()),
                (
                    "basis",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("spoken", "Spoken"),
                            ("phone", "By telephone"),
                            ("paper", "Scan of the paper sheet"),
                        ],
                        max_length=10,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                ("one_way", models.BooleanField(default=False)),
                ("opens_notes", models.BooleanField(default=False)),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("due_reason", models.JSONField(blank=True, default=dict)),
                (
                    "basis_file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "giver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.position",
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sheets",
                        to="correspondence.letter",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.unit",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sheets",
                        to="disposition.disposition",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="disposition",
            name="sheet",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="branches",
                to="disposition.dispositionsheet",
            ),
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    django_fsm.FSMField(
                        choices=[
                            ("asked", "Asked"),
                            ("granted", "Granted"),
                            ("refused", "Refused"),
                        ],
                        default="asked",
                        max_length=10,
                        protected=True,
                    ),
                ),
                ("asked_until", models.DateTimeField()),
                ("reason", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("asked_by_name", models.CharField(max_length=250)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("decided_by_name", models.CharField(blank=True, max_length=250)),
                ("decision_note", models.TextField(blank=True)),
                (
                    "disposition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="disposition.disposition",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["asked", "granted", "refused"])),
                        name="extension_state_is_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "asked")),
                        fields=("disposition",),
                        name="one_request_for_more_time_is_open",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
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
                            ("report", "Report"),
                            ("progress", "Progress note"),
                            ("question", "Asks for direction"),
                            ("direction", "Direction"),
                            ("paper", "Paper sheet"),
                        ],
                        max_length=10,
                    ),
                ),
                ("text", models.TextField()),
                ("written_at", models.DateTimeField()),
                ("written_by_name", models.CharField(max_length=250)),
                ("written_by_label", models.CharField(blank=True, max_length=300)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("decided_by_name", models.CharField(blank=True, max_length=250)),
                ("is_accepted", models.BooleanField(null=True)),
                ("decision_note", models.TextField(blank=True)),
                (
                    "disposition",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="disposition.disposition",
                    ),
                ),
                (
                    "files",
                    models.ManyToManyField(
                        blank=True, related_name="follow_ups", to="documents.storedfile"
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="correspondence.letter",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["disposition", "written_at"], name="follow_up_of_branch"),
                    models.Index(
                        condition=models.Q(("decided_at", None), ("kind", "question")),
                        fields=["disposition"],
                        name="question_open",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("disposition", None), ("kind", "paper"), ("letter__isnull", False)
                            ),
                            models.Q(("disposition__isnull", False), ("letter", None)),
                            _connector="OR",
                        ),
                        name="a_follow_up_lies_on_a_branch_or_a_letter",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Instruction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=30, verbose_name="Code")),
                ("label", models.CharField(max_length=100, verbose_name="Text")),
                (
                    "one_way",
                    models.BooleanField(
                        default=False,
                        help_text="Ends by “understood”, without a report.",
                        verbose_name="For information only",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="Order")),
                ("active", models.BooleanField(default=True, verbose_name="Active")),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Offered to these position groups; to all when none is chosen.",
                        related_name="instructions",
                        to="organization.positiongroup",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="instructions",
                        to="organization.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "Instruction",
                "verbose_name_plural": "Instructions",
                "ordering": ["order", "label"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "code"), name="an_instruction_code_is_used_once"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="dispositionsheet",
            name="instructions",
            field=models.ManyToManyField(related_name="+", to="disposition.instruction"),
        ),
        migrations.AddIndex(
            model_name="disposition",
            index=models.Index(fields=["letter", "id"], name="branch_of_letter"),
        ),
        migrations.AddIndex(
            model_name="disposition",
            index=models.Index(
                condition=models.Q(("state__in", ("sent", "read", "accepted", "reported"))),
                fields=["position", "due_at", "id"],
                name="branch_waiting",
            ),
        ),
        migrations.AddIndex(
            model_name="disposition",
            index=models.Index(
                condition=models.Q(("state__in", ("sent", "read", "accepted", "reported"))),
                fields=["giver", "due_at", "id"],
                name="branch_given",
            ),
        ),
        migrations.AddConstraint(
            model_name="disposition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "sent",
                            "read",
                            "accepted",
                            "reported",
                            "done",
                            "declined",
                            "recalled",
                            "withdrawn",
                            "reassigned",
                            "ended",
                        ],
                    )
                ),
                name="branch_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="disposition",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ("sent", "read", "accepted", "reported"))),
                fields=("sheet", "position"),
                name="a_sheet_asks_a_position_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="disposition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_binding", False),
                    models.Q(("state", "declined"), _negated=True),
                    _connector="OR",
                ),
                name="a_binding_branch_is_not_declined",
            ),
        ),
        migrations.AddIndex(
            model_name="dispositionsheet",
            index=models.Index(fields=["letter", "given_at"], name="sheet_of_letter"),
        ),
    ]
