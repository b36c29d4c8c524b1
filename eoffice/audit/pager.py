"""The links below the list: to older entries, and back to the newest."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict


@dataclass(frozen=True, slots=True)
class Pager:
    """Query strings of the neighbouring pages; None where there is none."""

    previous_url: str | None
    next_url: str | None

    @classmethod
    def of(cls, asked: QueryDict, *, older: str) -> Pager:
        """Keep the filter, move the place."""
        newest, next_page = asked.copy(), asked.copy()
        newest.pop("before", None)
        next_page["before"] = older
        return cls(
            previous_url=f"?{newest.urlencode()}" if "before" in asked else None,
            next_url=f"?{next_page.urlencode()}" if older else None,
        )
