from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0010_index_days"),
    ]

    operations = [
        migrations.AddField(
            model_name="dossier",
            name="old_code",
            field=models.CharField(blank=True, max_length=40, verbose_name="Code in the old list"),
        ),
    ]
