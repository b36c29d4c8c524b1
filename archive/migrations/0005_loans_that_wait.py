"""Requests for a loan are counted on every page of who decides about them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("archive", "0004_open_old_letters_to_the_archive")]

    operations = [
        migrations.AddIndex(
            model_name="loan",
            index=models.Index(
                condition=models.Q(("state", "requested")), fields=["office"], name="loan_asked_for"
            ),
        ),
    ]
