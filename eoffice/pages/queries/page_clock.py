"""Moments in words for one page: zone, day and language are looked up once for all of them."""

from datetime import date, datetime
from functools import lru_cache

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from eoffice import clock
from eoffice.pages.templatetags.moments import short_moment
from eoffice.pages.templatetags.statuses import status


class PageClock:
    """Where and when a page is read. What the words are, `moments` says."""

    def __init__(self) -> None:
        self.zone = timezone.get_current_timezone()
        self.language = get_language()
        self.today = clock.now().astimezone(self.zone).date()

    def short(self, moment: datetime | None) -> str:
        """09.14 today, 23 Sep 09.14 this year, 23 Sep 2023 before; nothing for no moment."""
        if moment is None:
            return ""
        here = moment.astimezone(self.zone).replace(second=0, microsecond=0, tzinfo=None)
        return _short(here, self.today, self.language)

    def status(self, state: str, moment: datetime | None = None) -> SafeString:
        """Icon, word and time of a state."""
        return _status(state, self.short(moment), self.language)


@lru_cache(maxsize=4096)
def _short(here: datetime, _today: date, _language: str | None) -> str:
    """What a wall shows; read again and again, a letter shows the same moments."""
    return short_moment(here)


@lru_cache(maxsize=4096)
def _status(state: str, when: str, _language: str | None) -> SafeString:
    return status(state, when)
