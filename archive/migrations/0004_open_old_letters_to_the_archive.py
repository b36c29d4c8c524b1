"""Letters that were closed before the archive existed get the access rows of its archivists: by a
job, portion by portion, because there may be a million. A new installation has none of them."""

from django.db import migrations

ENDED = ("completed", "filed", "dispatched", "revoked")


def ask(apps, schema_editor):
    """Put in the job, as the sweeper would find it."""
    if not apps.get_model("correspondence", "Letter").objects.filter(state__in=ENDED).exists():
        return
    job = apps.get_model("jobs", "Job")
    waiting = {"kind": "refresh_closed_letters", "subject_id": 0}
    if not job.objects.filter(state="queued", **waiting).exists():
        job.objects.create(queue="slow", **waiting)


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0003_lists_of_inactive_records"),
        ("jobs", "0001_initial"),
        ("correspondence", "0001_initial"),
    ]

    operations = [migrations.RunPython(ask, migrations.RunPython.noop)]
