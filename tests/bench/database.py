"""The benchmark's own databases on a PostgreSQL server. Must not import Django."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import psycopg2

USUAL = "postgres://postgres@127.0.0.1:5432/postgres"


class Database:
    """One database, named after its size."""

    def __init__(self, server: str, name: str) -> None:
        self.server, self.name = server, name

    @property
    def url(self) -> str:
        """The address for DATABASE_URL."""
        return urlsplit(self.server)._replace(path=f"/{self.name}").geturl()

    def make(self, *, anew: bool) -> bool:
        """Whether the database was made now and is empty."""
        if not anew and self._run(f"SELECT 1 FROM pg_database WHERE datname = '{self.name}'"):
            return False
        self.drop()
        self._run(f'CREATE DATABASE "{self.name}"')
        return True

    def drop(self) -> None:
        """Remove it, whoever is still connected."""
        self._run(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')

    def _run(self, statement: str) -> list[Any]:
        connection = psycopg2.connect(self.server)
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(statement)
            rows = cursor.fetchall() if cursor.description else []
        connection.close()
        return rows


def server_of(url: str) -> str:
    """The server that a DATABASE_URL names, by its own database; else the usual one here."""
    found = urlsplit(url)
    return found._replace(path="/postgres").geturl() if "postgres" in found.scheme else USUAL
