import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("correspondence", "0027_index_again"),
        ("organization", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Emblem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("picture", models.BinaryField()),
                ("sha256", models.CharField(max_length=64, verbose_name="Picture")),
                (
                    "office",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="emblem",
                        to="organization.unit",
                        verbose_name="Office",
                    ),
                ),
            ],
            options={
                "verbose_name": "Emblem of the letterhead",
                "verbose_name_plural": "Emblems of the letterhead",
            },
        ),
    ]
