from django.db import migrations, models

from correspondence.search import laying


class Migration(migrations.Migration):
    dependencies = [("correspondence", "0018_letters_to_file")]

    operations = [
        migrations.AddField(
            model_name="searchtext", name="marks", field=models.TextField(default="")
        ),
        migrations.RunPython(laying.lay_trigger_in_migration, migrations.RunPython.noop),
        migrations.RunPython(laying.mark_all_in_migration, migrations.RunPython.noop),
    ]
