from django.db import migrations


class Migration(migrations.Migration):
    """Documents of dossiers are found by their date now: the sweeper indexes them again."""

    dependencies = [("archive", "0009_packages_are_signed")]

    operations = [
        migrations.RunSQL(
            "UPDATE archive_documenttext SET stale_since = CURRENT_TIMESTAMP, "
            "not_before = CURRENT_TIMESTAMP WHERE stale_since IS NULL",
            migrations.RunSQL.noop,
        ),
    ]
