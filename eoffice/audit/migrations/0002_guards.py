"""Lay the triggers that refuse to change or delete what is in the trail."""

from django.db import migrations

from eoffice.audit import guards


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [migrations.RunPython(guards.lay_in_migration, guards.lift_in_migration)]
