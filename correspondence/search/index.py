"""The index of the database in use; the one place that knows that there are two."""

from types import ModuleType

from django.db import connection

from correspondence.search import postgres, sqlite


def backend() -> ModuleType:
    """`postgres` or `sqlite`: they offer the same functions."""
    return postgres if connection.vendor == "postgresql" else sqlite


def filtered(column: str) -> str:
    """A column by whose index SQLite shall not look: few letters are asked for, not an audience."""
    return column if walks() else f"+{column}"


def walks() -> bool:
    """Whether this index can go down the newest letters of an audience."""
    return connection.vendor == "postgresql"
