"""Empties the database after a test that commits: the tables that hold rows, and no others.

Django's `flush` truncates all tables and makes content types and permissions anew. That is a
second of computing after every such test, and on PostgreSQL several hundred files to be synced.
"""

from __future__ import annotations

from django.db import connection, transaction

from eoffice.audit import guards

# made by migrations; no test changes them
KEPT = {"django_migrations", "django_content_type", "auth_permission"}


def tables_with_rows() -> list[str]:
    """All tables of our models that are not empty."""
    tables = {*connection.introspection.django_table_names(only_existing=True)} - KEPT
    quote = connection.ops.quote_name
    looks = (f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {quote(name)})" for name in tables)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(looks))
        return [row[0] for row in cursor.fetchall()]


def empty(*_case: object) -> None:
    """Delete every row; references are looked at when all of them are gone.

    Looked for in the same transaction, which on SQLite nobody else writes beside: the last request
    of a page that was closed may still be under way.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        names = tables_with_rows()
        if not names:
            return
        guards.lift(connection)
        for name in names:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(name)}")
        guards.lay(connection)
