from django.db import migrations

from correspondence.search import laying


class Migration(migrations.Migration):
    """Letters are found by their date now: the sweeper indexes all of them again."""

    dependencies = [("correspondence", "0029_drafts_as_they_were_read")]

    operations = [
        migrations.RunPython(laying.mark_all_in_migration, migrations.RunPython.noop),
    ]
