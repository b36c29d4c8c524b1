"""Brings rows to the database: at once, or in a thread beside the one that makes the next rows."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

Step = Callable[[Any], None]
Send = Callable[[Sequence[Step]], None]


@contextmanager
def straight() -> Iterator[Send]:
    """Each portion in a transaction of its own."""

    def send(steps: Sequence[Step]) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            _take(cursor.connection, steps)

    yield send


@contextmanager
def beside() -> Iterator[Send]:
    """In a thread: the driver waits for the database there without holding up Python.

    Nothing else may be asked of this connection meanwhile; one portion at most is on its way.
    """
    connection.ensure_connection()
    driver = connection.connection
    waiting: list[Future] = []

    def send(steps: Sequence[Step]) -> None:
        for before in waiting:
            before.result()
        waiting[:] = [pool.submit(_take, driver, steps)]

    with ThreadPoolExecutor(1) as pool:
        try:
            yield send
        finally:
            for last in waiting:
                last.result()


def _take(driver: Any, steps: Sequence[Step]) -> None:
    """Take the steps with the driver's own cursor, which counts and formats nothing."""
    cursor = driver.cursor()
    for step in steps:
        step(cursor)
    cursor.close()
