"""Documents of dossiers are found by their pages: the index beside that of the letters."""

import django.db.models.deletion
from django.db import migrations, models

from archive.finding import index


class Migration(migrations.Migration):
    dependencies = [("archive", "0005_loans_that_wait")]

    operations = [
        migrations.CreateModel(
            name="DocumentText",
            fields=[
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="archive.dossieritem",
                    ),
                ),
                ("fingerprint", models.CharField(blank=True, max_length=32)),
                ("stale_since", models.DateTimeField(blank=True, null=True)),
                ("not_before", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("stale_since__isnull", False)),
                        fields=["stale_since"],
                        name="document_stale_longest",
                    )
                ],
            },
        ),
        migrations.RunPython(index.lay_in_migration, index.lift_in_migration),
    ]
