"""What happens around every request: its number, its sender's address, its session, its refusals.

Knows requests and responses only; the sentences come from `eoffice.errors`.
"""

from __future__ import annotations

import logging
from contextvars import ContextVar

request_number: ContextVar[str] = ContextVar("request_number", default="-")


class RequestNumberFilter(logging.Filter):
    """Adds to each log line the number that an error page shows."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.number = request_number.get()
        return True
