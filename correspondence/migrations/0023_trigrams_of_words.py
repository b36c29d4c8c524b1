from django.db import migrations

from correspondence.search import laying


class Migration(migrations.Migration):
    dependencies = [("correspondence", "0022_letters_to_sign")]

    operations = [
        migrations.RunPython(laying.lay_trigrams_in_migration, migrations.RunPython.noop),
    ]
