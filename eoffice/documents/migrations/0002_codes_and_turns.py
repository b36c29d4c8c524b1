"""Codes of a first page are kept with its text; pages that were found to lie are shown upright."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

QUARTERS = (90, 180, 270)


def show_upright(apps: Apps, _schema: BaseDatabaseSchemaEditor) -> None:
    """Write the turns that reading found into the facts of the pages."""
    files = apps.get_model("documents", "StoredFile").objects
    lying = apps.get_model("documents", "PageText").objects.filter(rotation__in=QUARTERS)
    for file, page, turn in lying.values_list("file", "page", "rotation"):
        facts = files.values_list("page_facts", flat=True).get(pk=file)
        if page <= len(facts):
            w, h = facts[page - 1]["w"], facts[page - 1]["h"]
            sides = {"w": h, "h": w} if turn % 180 else {"w": w, "h": h}
            facts[page - 1] = sides | {"turn": turn}
            files.filter(pk=file).update(page_facts=facts)


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="pagetext",
            name="codes",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.RunPython(show_upright, migrations.RunPython.noop),
    ]
