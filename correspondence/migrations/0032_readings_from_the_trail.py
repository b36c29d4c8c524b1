"""Who had opened a draft before readings were kept (0029): the trail knows person and version."""

from django.conf import settings
from django.db import migrations

AT_ONCE = 500


def take_over(apps, _schema_editor):
    """The newest version that each reviewer has opened of what is being checked today.

    What was kept since stays; of signers nothing was recorded, so theirs is unread once.
    """
    letters = apps.get_model("correspondence", "Letter").objects
    waiting = letters.filter(kind="outgoing", state="in_review")
    waiting = list(waiting.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(waiting), AT_ONCE):
        _take_over(apps, waiting[start : start + AT_ONCE])


def _take_over(apps, letters):
    entries = apps.get_model("audit", "AuditEntry").objects.filter(
        subject_kind="letter", subject_id__in=letters, event="draft.seen", actor__isnull=False
    )
    readings = apps.get_model("correspondence", "DraftReading")
    newest = {}
    for entry in entries.order_by("number"):
        if version := entry.detail.get("version"):
            newest[entry.subject_id, entry.actor_id] = readings(
                letter_id=entry.subject_id,
                user_id=entry.actor_id,
                version=version,
                read_at=entry.at,
            )
    readings.objects.bulk_create(newest.values(), ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [
        ("correspondence", "0031_stopped_exports"),
        ("audit", "0002_guards"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [migrations.RunPython(take_over, migrations.RunPython.noop)]
