from django.conf import settings
from django.db import migrations, models

from correspondence.search import laying


class Migration(migrations.Migration):
    dependencies = [
        ("correspondence", "0021_letters_by_number"),
        ("organization", "0003_filing_for_a_unit"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(
                condition=models.Q(("state", "approved")),
                fields=["signing_seat", "submitted_at"],
                name="letter_to_sign",
            ),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(
                condition=models.Q(("state__in", ["draft", "returned"])),
                fields=["writer"],
                name="letter_with_writer",
            ),
        ),
        migrations.RunPython(laying.lay_inline_in_migration, migrations.RunPython.noop),
    ]
