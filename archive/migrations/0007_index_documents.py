from django.db import migrations


class Migration(migrations.Migration):
    """Documents that lie in dossiers already are stale: the sweeper indexes them."""

    dependencies = [("archive", "0006_find_documents_of_dossiers")]

    operations = [
        migrations.RunSQL(
            "INSERT INTO archive_documenttext (item_id, fingerprint, stale_since, not_before) "
            "SELECT id, '', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP FROM archive_dossieritem "
            "WHERE kind <> 'letter' ON CONFLICT DO NOTHING",
            migrations.RunSQL.noop,
        ),
    ]
