"""Django's `flush`, which would empty the trail too: only a test database may be flushed."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import flush
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from eoffice.audit import guards


class Command(flush.Command):
    """Lifts the guards of the trail around the flush of a test database; refuses any other."""

    def handle(self, **options: Any) -> None:
        alias = options.get("database") or DEFAULT_DB_ALIAS
        connection = connections[alias]
        if not is_for_tests(connection):
            raise CommandError("This database holds a trail, which is never emptied.")
        with transaction.atomic(using=alias):
            guards.lift(connection)
            super().handle(**options)
            guards.lay(connection)


def is_for_tests(connection: BaseDatabaseWrapper) -> bool:
    """Whether the test runner made this database."""
    settings = connection.settings_dict
    name = str(settings["NAME"])
    made_by_runner = name == str((settings.get("TEST") or {}).get("NAME") or "")
    return made_by_runner or Path(name).name.startswith("test_") or "memorydb_" in name
