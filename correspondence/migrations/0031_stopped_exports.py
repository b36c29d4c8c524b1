import django_fsm
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("correspondence", "0030_index_days"),
        ("organization", "0003_filing_for_a_unit"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="searchexport",
            name="export_state_is_known",
        ),
        migrations.AlterField(
            model_name="searchexport",
            name="state",
            field=django_fsm.FSMField(
                choices=[
                    ("waiting", "Waiting"),
                    ("working", "Being packed"),
                    ("ready", "Ready to be taken"),
                    ("failed", "Could not be packed"),
                    ("expired", "Not kept any more"),
                    ("cancelled", "Cancelled"),
                ],
                default="waiting",
                max_length=10,
                protected=True,
            ),
        ),
        migrations.AddConstraint(
            model_name="searchexport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["waiting", "working", "ready", "failed", "expired", "cancelled"])
                ),
                name="export_state_is_known",
            ),
        ),
    ]
