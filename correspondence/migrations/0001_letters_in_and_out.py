"""The tables of the room as they stand; the steps that led here stay for who took them."""

import django.db.models.deletion
import django_fsm
from django.conf import settings
from django.db import migrations, models

import correspondence.models.letter


class Migration(migrations.Migration):
    replaces = [
        ("correspondence", "0001_initial"),
        ("correspondence", "0002_returns_and_void_arrivals"),
        ("correspondence", "0003_letters_that_came_back"),
        ("correspondence", "0004_outgoing_letters"),
        ("correspondence", "0005_certificate_authority"),
        ("correspondence", "0006_delivery_into_a_tray"),
        ("correspondence", "0007_name_at_the_signing_service"),
    ]

    initial = True

    dependencies = [
        ("documents", "0003_signatures_found"),
        ("organization", "0002_calendar_and_slips"),
        ("organization", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="CertificateAuthority",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=64)),
                ("serial", models.CharField(max_length=64, unique=True)),
                ("certificate", models.TextField()),
                ("sealed_key", models.TextField()),
                ("made_at", models.DateTimeField()),
                ("valid_until", models.DateTimeField()),
                ("in_force", models.BooleanField(default=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("in_force", True)),
                        fields=("in_force",),
                        name="one_certificate_authority_is_in_force",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Classification",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=40, verbose_name="Code")),
                ("name", models.CharField(max_length=250, verbose_name="Name")),
                ("active", models.BooleanField(default=True, verbose_name="Active")),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="classifications",
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
                        to="correspondence.classification",
                    ),
                ),
            ],
            options={
                "verbose_name": "Classification",
                "verbose_name_plural": "Classifications",
                "ordering": ["code"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "code"), name="a_classification_code_is_used_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Contact",
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
                            ("agency", "Agency"),
                            ("company", "Company"),
                            ("person", "Person"),
                        ],
                        default="agency",
                        max_length=10,
                        verbose_name="Kind",
                    ),
                ),
                ("name", models.CharField(max_length=250, verbose_name="Name")),
                ("name_key", models.CharField(editable=False, max_length=250)),
                ("address", models.TextField(blank=True, verbose_name="Address")),
                ("city", models.CharField(blank=True, max_length=100, verbose_name="City")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="E-mail")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="Telephone")),
                ("active", models.BooleanField(default=True, verbose_name="Active")),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts",
                        to="organization.unit",
                    ),
                ),
                (
                    "usual_addressee",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="organization.position",
                    ),
                ),
            ],
            options={
                "verbose_name": "Contact",
                "verbose_name_plural": "Contacts",
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("active", True)),
                        fields=("organization", "name_key"),
                        name="an_active_contact_name_is_used_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LetterType",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=30, verbose_name="Code")),
                ("name", models.CharField(max_length=100, verbose_name="Name")),
                (
                    "for_incoming",
                    models.BooleanField(default=True, verbose_name="For incoming letters"),
                ),
                (
                    "is_complaint",
                    models.BooleanField(default=False, verbose_name="The complainant is sealed"),
                ),
                (
                    "has_event",
                    models.BooleanField(
                        default=False, verbose_name="Has an event with date and place"
                    ),
                ),
                (
                    "needs_answer",
                    models.BooleanField(default=True, verbose_name="Is to be answered"),
                ),
                (
                    "for_outgoing",
                    models.BooleanField(default=False, verbose_name="For outgoing letters"),
                ),
                (
                    "layout",
                    models.CharField(
                        choices=[
                            ("letter", "Official letter"),
                            ("memo", "Internal memo"),
                            ("invitation", "Invitation"),
                            ("assignment", "Assignment"),
                            ("circular", "Circular"),
                            ("announcement", "Announcement"),
                            ("cover", "Cover letter"),
                            ("minutes", "Official minutes"),
                            ("decree", "Decree"),
                            ("report", "Report"),
                        ],
                        default="letter",
                        max_length=12,
                        verbose_name="Layout",
                    ),
                ),
                (
                    "paper",
                    models.CharField(
                        choices=[("f4", "F4 (215 × 330 mm)"), ("a4", "A4 (210 × 297 mm)")],
                        default="f4",
                        max_length=4,
                        verbose_name="Paper",
                    ),
                ),
                (
                    "parts",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Parts that must not stay empty before the draft is sent up the line.",
                        verbose_name="Parts required",
                    ),
                ),
                (
                    "number_code",
                    models.CharField(
                        blank=True,
                        help_text="For {type}: S, ND, UND …",
                        max_length=20,
                        verbose_name="Code in numbers",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="Order")),
                ("active", models.BooleanField(default=True, verbose_name="Active")),
                (
                    "classification",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="correspondence.classification",
                        verbose_name="Usual classification",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letter_types",
                        to="organization.unit",
                    ),
                ),
                (
                    "signer_groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Without any, the heads of offices sign.",
                        related_name="+",
                        to="organization.positiongroup",
                        verbose_name="Position groups that may sign",
                    ),
                ),
            ],
            options={
                "verbose_name": "Letter type",
                "verbose_name_plural": "Letter types",
                "ordering": ["order", "name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "code"), name="a_letter_type_code_is_used_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "sign_mode",
                    models.CharField(
                        choices=[
                            ("own", "In one's own name"),
                            ("an", "a.n. (on behalf of)"),
                            ("ub", "u.b. (for and under)"),
                        ],
                        default="own",
                        max_length=8,
                        verbose_name="Signed",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=100, verbose_name="Place")),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
                ("submitted_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("signing_since", models.DateTimeField(blank=True, editable=False, null=True)),
                ("signing_hash", models.CharField(blank=True, editable=False, max_length=64)),
                ("gateway_document", models.CharField(blank=True, editable=False, max_length=100)),
                ("signed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "verify_code",
                    models.CharField(
                        blank=True,
                        default=None,
                        editable=False,
                        max_length=32,
                        null=True,
                        unique=True,
                    ),
                ),
                ("draft_prints", models.PositiveIntegerField(default=0, editable=False)),
                ("cancel_reason", models.TextField(blank=True)),
                ("revoke_reason", models.TextField(blank=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("incoming", "Incoming letter"), ("outgoing", "Outgoing letter")],
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("state", django_fsm.FSMField(editable=False, max_length=24, protected=True)),
                ("sender_name", models.CharField(max_length=250, verbose_name="Sender")),
                (
                    "sender_number",
                    models.CharField(blank=True, max_length=200, verbose_name="Letter number"),
                ),
                ("sender_number_key", models.CharField(blank=True, editable=False, max_length=200)),
                (
                    "letter_date",
                    models.DateField(blank=True, null=True, verbose_name="Letter date"),
                ),
                ("received_at", models.DateTimeField(verbose_name="Received")),
                (
                    "received_via",
                    models.CharField(
                        choices=[
                            ("counter", "Counter"),
                            ("post", "Post"),
                            ("courier", "Courier"),
                            ("email", "E-mail"),
                            ("fax", "Fax"),
                            ("internal", "Internal"),
                        ],
                        default="counter",
                        max_length=10,
                        verbose_name="Received by way of",
                    ),
                ),
                ("subject", models.CharField(max_length=500, verbose_name="Subject")),
                ("summary", models.TextField(blank=True, verbose_name="Short content")),
                (
                    "attachment_note",
                    models.CharField(blank=True, max_length=200, verbose_name="Attachments"),
                ),
                (
                    "security",
                    models.CharField(
                        choices=[
                            ("biasa", "Ordinary"),
                            ("terbatas", "Restricted"),
                            ("rahasia", "Secret"),
                            ("sangat_rahasia", "Top secret"),
                        ],
                        default="biasa",
                        max_length=16,
                        verbose_name="Security",
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
                        default="biasa",
                        max_length=16,
                        verbose_name="Urgency",
                    ),
                ),
                (
                    "printed_marks",
                    models.CharField(
                        blank=True, max_length=100, verbose_name="As printed on the letter"
                    ),
                ),
                (
                    "addressee_written",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="Addressee as written"
                    ),
                ),
                ("is_copy", models.BooleanField(default=False, verbose_name="Received as a copy")),
                (
                    "is_sealed",
                    models.BooleanField(default=False, verbose_name="Envelope not opened"),
                ),
                ("is_legacy", models.BooleanField(default=False, editable=False)),
                (
                    "answers_number",
                    models.CharField(blank=True, max_length=200, verbose_name="Answers our number"),
                ),
                (
                    "sender_deadline",
                    models.DateField(blank=True, null=True, verbose_name="Sender's deadline"),
                ),
                ("event_at", models.DateTimeField(blank=True, null=True, verbose_name="Event")),
                (
                    "event_place",
                    models.CharField(blank=True, max_length=250, verbose_name="Place of the event"),
                ),
                ("complaint_code", models.CharField(blank=True, editable=False, max_length=20)),
                (
                    "agenda_number",
                    models.CharField(blank=True, max_length=60, verbose_name="Agenda number"),
                ),
                (
                    "label_code",
                    models.CharField(
                        default=correspondence.models.letter.new_label_code,
                        max_length=16,
                        unique=True,
                    ),
                ),
                ("recorded_at", models.DateTimeField(null=True)),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("due_reason", models.JSONField(blank=True, default=dict)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("answered", "Answered by letter"),
                            ("followed_up", "Followed up"),
                            ("noted", "Noted"),
                            ("passed_on", "Passed on"),
                            ("sent_back", "Sent back to the sender"),
                            ("no_action", "No action needed"),
                        ],
                        max_length=16,
                    ),
                ),
                ("outcome_note", models.TextField(blank=True)),
                ("completed_at", models.DateTimeField(blank=True, null=True)),
                ("return_reason", models.TextField(blank=True)),
                ("void_reason", models.TextField(blank=True)),
                (
                    "answers",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answered_by",
                        to="correspondence.letter",
                    ),
                ),
                (
                    "classification",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="correspondence.classification",
                    ),
                ),
                (
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="correspondence.letter",
                    ),
                ),
                (
                    "follows",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followed_by",
                        to="correspondence.letter",
                    ),
                ),
                (
                    "middle_seat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.position",
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
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.unit",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "revokes",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revoked_by",
                        to="correspondence.letter",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="correspondence.contact",
                    ),
                ),
                (
                    "signer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.position",
                    ),
                ),
                (
                    "signing_seat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.position",
                    ),
                ),
                (
                    "writer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.position",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "type",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="correspondence.lettertype",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        models.F("office"),
                        models.OrderBy(models.F("received_at"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        name="letter_of_office",
                    ),
                    models.Index(
                        fields=["organization", "sender_number_key"], name="letter_same_number"
                    ),
                    models.Index(fields=["sender", "-received_at"], name="letter_of_sender"),
                    models.Index(
                        condition=models.Q(("state__in", ["registered", "in_disposition"])),
                        fields=["office", "due_at"],
                        name="letter_open_due",
                    ),
                    models.Index(
                        condition=models.Q(("state", "returned")),
                        fields=["office", "received_at"],
                        name="letter_returned",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", "incoming"),
                                (
                                    "state__in",
                                    [
                                        "registered",
                                        "in_disposition",
                                        "returned",
                                        "completed",
                                        "filed",
                                        "void",
                                    ],
                                ),
                            ),
                            models.Q(
                                ("kind", "outgoing"),
                                (
                                    "state__in",
                                    [
                                        "draft",
                                        "in_review",
                                        "returned",
                                        "approved",
                                        "signing",
                                        "awaiting_wet_signature",
                                        "awaiting_gateway",
                                        "signed",
                                        "dispatched",
                                        "filed",
                                        "cancelled",
                                        "revoked",
                                    ],
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="letter_kind_and_state_fit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("security__in", ["biasa", "terbatas", "rahasia", "sangat_rahasia"])
                        ),
                        name="letter_security_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "incoming"),
                            models.Q(
                                ("signer__isnull", False),
                                ("signing_seat__isnull", False),
                                ("writer__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="an_outgoing_letter_has_writer_and_signer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "completed"), _negated=True),
                            models.Q(("outcome", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_completed_letter_has_an_outcome",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DraftWork",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("based_on", models.PositiveIntegerField()),
                ("revision", models.PositiveIntegerField(default=1)),
                ("content", models.JSONField()),
                ("saved_at", models.DateTimeField()),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="works",
                        to="correspondence.letter",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("letter", "user"), name="a_person_has_one_work_on_a_draft"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DraftVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("content", models.JSONField()),
                ("sha256", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField()),
                ("made_by_name", models.CharField(max_length=250)),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "position",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.position",
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="correspondence.letter",
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("letter", "number"), name="a_version_number_is_used_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Complainant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=20)),
                ("sealed", models.BinaryField()),
                ("identity_key", models.CharField(blank=True, max_length=64)),
                ("sealed_at", models.DateTimeField()),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.unit",
                    ),
                ),
                (
                    "letter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="complainant",
                        to="correspondence.letter",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "code"), name="a_complainant_code_is_used_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Arrival",
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
                            ("waiting", "Waiting for its agenda number"),
                            ("registered", "Registered here"),
                            ("withdrawn", "Withdrawn by the sender"),
                            ("void", "Void with the letter"),
                        ],
                        default="waiting",
                        max_length=12,
                        protected=True,
                    ),
                ),
                ("arrived_at", models.DateTimeField()),
                ("registered_at", models.DateTimeField(blank=True, null=True)),
                ("agenda_number", models.CharField(blank=True, max_length=60)),
                (
                    "from_position",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.position",
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
                    "position",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.position",
                    ),
                ),
                (
                    "registered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="arrivals",
                        to="correspondence.letter",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["office", "state", "arrived_at", "id"], name="arrival_tray"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["waiting", "registered", "withdrawn", "void"])
                        ),
                        name="arrival_state_is_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ApprovalStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField()),
                ("order", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("hierarchy", "Line of superiors"),
                            ("coordination", "Coordination"),
                            ("legal", "Legal check"),
                        ],
                        default="hierarchy",
                        max_length=14,
                    ),
                ),
                (
                    "state",
                    django_fsm.FSMField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("approved", "Approved"),
                            ("sent_back", "Sent back"),
                            ("skipped", "Skipped"),
                            ("superseded", "Asked again for a newer version"),
                        ],
                        default="waiting",
                        max_length=12,
                        protected=True,
                    ),
                ),
                ("asked_at", models.DateTimeField(blank=True, null=True)),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("seen_at", models.DateTimeField(blank=True, null=True)),
                ("seen_by_name", models.CharField(blank=True, max_length=250)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("decided_by_name", models.CharField(blank=True, max_length=250)),
                ("decided_version", models.PositiveIntegerField(blank=True, null=True)),
                ("decided_hash", models.CharField(blank=True, max_length=64)),
                ("note", models.TextField(blank=True)),
                ("reason", models.CharField(blank=True, max_length=250)),
                ("is_own_work", models.BooleanField(default=False)),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="correspondence.letter",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("asked_at__isnull", False), ("state", "waiting")),
                        fields=["position", "asked_at"],
                        name="step_waiting",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["waiting", "approved", "sent_back", "skipped", "superseded"],
                            )
                        ),
                        name="step_state_is_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "superseded"), _negated=True),
                        fields=("letter", "version", "order", "position"),
                        name="a_position_is_asked_once_per_order_of_a_version",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "approved"), _negated=True),
                            models.Q(("decided_hash", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="an_approval_is_bound_to_its_version",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Addressee",
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
                        choices=[("to", "Addressee"), ("copy", "Copy")], default="to", max_length=5
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("name", models.CharField(max_length=250, verbose_name="Addressee")),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="Address")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="E-mail")),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.unit",
                    ),
                ),
                (
                    "position",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.position",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="correspondence.contact",
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="addressees",
                        to="correspondence.letter",
                    ),
                ),
            ],
            options={
                "ordering": ["role", "order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="IncomingLetter",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("correspondence.letter",),
        ),
        migrations.CreateModel(
            name="OutgoingLetter",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("correspondence.letter",),
        ),
        migrations.CreateModel(
            name="LetterAccess",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("audience", models.CharField(max_length=24)),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("desk", "Intake desk"),
                            ("addressee", "Addressee"),
                            ("copy", "Copy"),
                            ("giver", "Gave a disposition"),
                            ("branch", "Received a disposition"),
                            ("superior", "Superior of somebody in the chain"),
                            ("head", "Head of the office"),
                            ("past", "Took part earlier"),
                            ("writer", "Wrote the letter"),
                            ("reviewer", "Checked the draft"),
                            ("signer", "Signs the letter"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "part",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "Register line"),
                            (2, "Letter"),
                            (3, "Letter and chain with states"),
                            (4, "Letter, chain and the notes of one's own branch"),
                            (5, "Everything"),
                        ]
                    ),
                ),
                ("sorted_by", models.DateTimeField()),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="access",
                        to="correspondence.letter",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        models.F("audience"),
                        models.OrderBy(models.F("sorted_by"), descending=True),
                        models.OrderBy(models.F("letter"), descending=True),
                        name="access_list",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("letter", "audience"), name="an_audience_has_one_access_to_a_letter"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("part__in", [1, 2, 3, 4, 5])), name="part_is_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LetterFile",
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
                            ("main", "Letter"),
                            ("attachment", "Attachment"),
                            ("envelope", "Envelope"),
                        ],
                        default="main",
                        max_length=12,
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("added_at", models.DateTimeField()),
                ("added_by_name", models.CharField(blank=True, max_length=250)),
                ("detached_at", models.DateTimeField(blank=True, null=True)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letter_files",
                        to="documents.storedfile",
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letter_files",
                        to="correspondence.letter",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("detached_at", None)),
                        fields=("file",),
                        name="a_file_belongs_to_one_letter",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Recipient",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(choices=[("to", "Addressee"), ("copy", "Copy")], max_length=5),
                ),
                (
                    "state",
                    django_fsm.FSMField(
                        choices=[
                            ("unread", "Unread"),
                            ("read", "Read"),
                            ("understood", "Understood"),
                        ],
                        default="unread",
                        max_length=12,
                        protected=True,
                    ),
                ),
                ("named", models.BooleanField(default=False)),
                ("sent_at", models.DateTimeField()),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                ("read_by_name", models.CharField(blank=True, max_length=250)),
                ("understood_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("return_reason", models.TextField(blank=True)),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recipients",
                        to="correspondence.letter",
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
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(
                            ("ended_at", None), models.Q(("state", "understood"), _negated=True)
                        ),
                        fields=["position", "role", "-sent_at"],
                        name="recipient_waiting",
                    ),
                    models.Index(
                        condition=models.Q(("return_reason", ""), _negated=True),
                        fields=["letter"],
                        name="recipient_returned",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("letter", "position"),
                        name="a_position_receives_a_letter_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["unread", "read", "understood"])),
                        name="recipient_state_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Register",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=30, verbose_name="Code")),
                ("name", models.CharField(max_length=150, verbose_name="Name")),
                (
                    "direction",
                    models.CharField(
                        choices=[("incoming", "Incoming"), ("outgoing", "Outgoing")],
                        default="incoming",
                        max_length=10,
                        verbose_name="Direction",
                    ),
                ),
                (
                    "pattern",
                    models.CharField(
                        default="{seq:04d}/{year}",
                        help_text="Parts: {seq}, {seq:04d}, {year}, {month}, {roman_month}; for outgoing letters also {security}, {type}, {class}, {unit}, {position}.",
                        max_length=100,
                        verbose_name="Number pattern",
                    ),
                ),
                (
                    "reset",
                    models.CharField(
                        choices=[
                            ("year", "Every year"),
                            ("month", "Every month"),
                            ("day", "Every day"),
                        ],
                        default="year",
                        max_length=6,
                        verbose_name="Numbers begin again",
                    ),
                ),
                (
                    "for_secret",
                    models.BooleanField(default=False, verbose_name="Only for secret letters"),
                ),
                ("active", models.BooleanField(default=True, verbose_name="Active")),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registers",
                        to="organization.unit",
                    ),
                ),
                (
                    "types",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to="correspondence.lettertype",
                        verbose_name="Only for these types of letters",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.unit",
                        verbose_name="Only for letters of this unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "Register",
                "verbose_name_plural": "Registers",
                "ordering": ["office", "name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("office", "code"), name="a_register_code_is_used_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("active", True), ("direction", "incoming")),
                        fields=("office", "direction", "for_secret"),
                        name="an_office_has_one_active_register_of_a_kind",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NumberSeries",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="Year")),
                ("period", models.CharField(blank=True, default="", editable=False, max_length=10)),
                ("last", models.PositiveIntegerField(default=0, verbose_name="Last number")),
                (
                    "opened_with",
                    models.PositiveIntegerField(
                        default=0, verbose_name="Last number of the paper book"
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("closed_by_name", models.CharField(blank=True, max_length=250)),
                (
                    "register",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="series",
                        to="correspondence.register",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("register", "year", "period"),
                        name="a_register_has_one_series_a_period",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last__gte", models.F("opened_with"))),
                        name="a_series_never_falls_behind_its_opening",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RegisterEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("period", models.CharField(blank=True, default="", max_length=10)),
                ("number", models.PositiveIntegerField()),
                ("rendered", models.CharField(max_length=100)),
                (
                    "state",
                    django_fsm.FSMField(
                        choices=[("reserved", "Reserved"), ("used", "Used"), ("void", "Void")],
                        default="reserved",
                        max_length=10,
                        protected=True,
                    ),
                ),
                ("taken_at", models.DateTimeField()),
                ("taken_by_name", models.CharField(blank=True, max_length=250)),
                ("void_reason", models.TextField(blank=True)),
                ("remark", models.CharField(blank=True, max_length=250)),
                ("is_legacy", models.BooleanField(default=False)),
                ("dated", models.DateField(blank=True, null=True)),
                (
                    "purpose",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("backdate", "Letters dated back"),
                            ("offline", "Days without the system"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("approved_by_name", models.CharField(blank=True, max_length=250)),
                (
                    "letter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="correspondence.letter",
                    ),
                ),
                (
                    "register",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="correspondence.register",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="correspondence.numberseries",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["register", "year", "-number"], name="entry_page")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("register", "year", "period", "number"),
                        name="agenda_number_is_used_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "used")),
                        fields=("register", "letter"),
                        name="a_letter_has_one_number_in_a_book",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["reserved", "used", "void"])),
                        name="entry_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "void"), _negated=True),
                            models.Q(("void_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_void_number_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Remark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField()),
                ("part", models.CharField(default="body", max_length=40)),
                ("block", models.PositiveIntegerField(default=0)),
                ("quote", models.CharField(blank=True, max_length=300)),
                ("text", models.TextField()),
                ("made_at", models.DateTimeField()),
                ("made_by_name", models.CharField(max_length=250)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("settled_by_name", models.CharField(blank=True, max_length=250)),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="remarks",
                        to="correspondence.letter",
                    ),
                ),
                (
                    "position",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.position",
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="remarks",
                        to="correspondence.approvalstep",
                    ),
                ),
            ],
            options={
                "ordering": ["part", "block", "pk"],
            },
        ),
        migrations.CreateModel(
            name="RequestToken",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token", models.CharField(max_length=40)),
                ("result", models.JSONField(blank=True, default=dict)),
                ("claimed_at", models.DateTimeField()),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("user", "token"), name="a_form_is_sent_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="RouteStep",
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
                            ("hierarchy", "Line of superiors"),
                            ("coordination", "Coordination"),
                            ("legal", "Legal check"),
                        ],
                        default="coordination",
                        max_length=14,
                        verbose_name="Kind",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="Order")),
                (
                    "position",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.position",
                        verbose_name="Position",
                    ),
                ),
                (
                    "type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="route",
                        to="correspondence.lettertype",
                    ),
                ),
            ],
            options={
                "verbose_name": "Check of a draft",
                "verbose_name_plural": "Checks of a draft",
                "ordering": ["order", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("type", "position"), name="a_type_asks_a_position_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Scan",
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
                            ("waiting", "Waiting"),
                            ("recorded", "Recorded"),
                            ("split", "Split"),
                            ("discarded", "Discarded"),
                        ],
                        default="waiting",
                        max_length=10,
                        protected=True,
                    ),
                ),
                ("received_at", models.DateTimeField()),
                ("via", models.CharField(default="upload", max_length=20)),
                ("claimed_at", models.DateTimeField(blank=True, null=True)),
                ("skip_reason", models.CharField(blank=True, max_length=200)),
                ("discard_reason", models.CharField(blank=True, max_length=200)),
                ("draft", models.JSONField(blank=True, default=dict)),
                ("first_page", models.PositiveIntegerField(blank=True, null=True)),
                ("last_page", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "claimed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scans",
                        to="documents.storedfile",
                    ),
                ),
                (
                    "hidden_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scans",
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
                        related_name="children",
                        to="correspondence.scan",
                    ),
                ),
                (
                    "received_by",
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
                    models.Index(fields=["office", "state", "received_at", "id"], name="scan_tray")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["waiting", "recorded", "split", "discarded"])
                        ),
                        name="scan_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "recorded"), _negated=True),
                            ("letter__isnull", False),
                            _connector="OR",
                        ),
                        name="a_recorded_scan_has_its_letter",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")),
                        fields=("file",),
                        name="a_file_waits_in_the_tray_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("internal", "Inside the office"),
                            ("tray", "Tray of another office"),
                            ("email", "E-mail"),
                            ("expedition", "Expedition book"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "state",
                    django_fsm.FSMField(
                        choices=[
                            ("pending", "Not sent yet"),
                            ("sent", "Sent"),
                            ("received", "Received"),
                            ("refused", "Refused"),
                            ("failed", "Failed"),
                            ("returned", "Came back"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="pending",
                        max_length=10,
                        protected=True,
                    ),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("sent_by_name", models.CharField(blank=True, max_length=250)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "received_by",
                    models.CharField(blank=True, max_length=250, verbose_name="Received by"),
                ),
                (
                    "their_number",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="Their agenda number"
                    ),
                ),
                (
                    "carrier",
                    models.CharField(blank=True, max_length=150, verbose_name="Carried by"),
                ),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("problem", models.CharField(blank=True, max_length=300)),
                (
                    "addressee",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delivery",
                        to="correspondence.addressee",
                    ),
                ),
                (
                    "proof",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="correspondence.letter",
                    ),
                ),
                (
                    "their_letter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="correspondence.letter",
                    ),
                ),
                (
                    "scan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="correspondence.scan",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "deliveries",
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "pending")),
                        fields=["letter"],
                        name="delivery_open",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "pending",
                                    "sent",
                                    "received",
                                    "refused",
                                    "failed",
                                    "returned",
                                    "cancelled",
                                ],
                            )
                        ),
                        name="delivery_state_is_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ServiceClock",
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
                            ("desk", "Desk's hour"),
                            ("first_disposition", "First disposition"),
                            ("answer", "Answered or closed"),
                        ],
                        max_length=20,
                    ),
                ),
                ("urgency", models.CharField(max_length=16)),
                ("started_at", models.DateTimeField()),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.JSONField(blank=True, default=dict)),
                ("stopped_at", models.DateTimeField(blank=True, null=True)),
                ("minutes", models.PositiveIntegerField(blank=True, null=True)),
                ("in_time", models.BooleanField(null=True)),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clocks",
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
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.unit",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["office", "kind", "started_at"], name="clock_report"),
                    models.Index(
                        condition=models.Q(("stopped_at", None)),
                        fields=["office", "due_at"],
                        name="clock_running",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("letter", "office", "kind"),
                        name="a_promise_is_timed_once_per_office",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("internal", "Internal electronic signature, not certified"),
                            ("certified", "Certified electronic signature"),
                            ("wet", "Signed by hand on paper"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("own", "In one's own name"),
                            ("an", "a.n. (on behalf of)"),
                            ("ub", "u.b. (for and under)"),
                        ],
                        max_length=8,
                    ),
                ),
                ("acting_kind", models.CharField(blank=True, max_length=12)),
                ("name", models.CharField(max_length=250)),
                ("lines", models.JSONField(default=list)),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("content_hash", models.CharField(max_length=64)),
                ("certificate_serial", models.CharField(blank=True, max_length=64)),
                ("signed_at", models.DateTimeField()),
                ("checked_by_name", models.CharField(blank=True, max_length=250)),
                (
                    "file",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
                (
                    "letter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signature",
                        to="correspondence.letter",
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
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("level__in", ["internal", "certified", "wet"])),
                        name="signature_level_is_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SigningKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("serial", models.CharField(max_length=64, unique=True)),
                ("certificate", models.TextField()),
                ("sealed_key", models.TextField()),
                ("made_at", models.DateTimeField()),
                ("valid_until", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                ("revoke_reason", models.CharField(blank=True, max_length=250)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signing_keys",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at", None)),
                        fields=("user",),
                        name="a_person_has_one_signing_key_in_force",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AddresseeList",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="Name")),
                ("rows", models.JSONField(default=list)),
                (
                    "position",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organization.position",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("position", "name"), name="a_desk_names_a_list_once"
                    )
                ],
            },
        ),
    ]
