from django.db import migrations

from correspondence.search import laying


class Migration(migrations.Migration):
    """What letters say to the search has changed: the sweeper indexes all of them again."""

    dependencies = [("correspondence", "0026_deliveries_to_carry")]

    operations = [
        migrations.RunPython(laying.mark_all_in_migration, migrations.RunPython.noop),
    ]
