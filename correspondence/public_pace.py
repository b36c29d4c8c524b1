"""How often somebody who is not signed in may ask: by address, and all together."""

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from eoffice import clock
from eoffice.errors import OfficeError

MINUTE = 60
PAGES_A_MINUTE = 60
UPLOADS_A_MINUTE = 6
UPLOADS_TOGETHER = 30
EVERYBODY = "everybody"


class TooFast(OfficeError):
    """Asked too often."""

    status = 429
    retry_after = MINUTE
    sentence = _("Too many requests from your address. Please wait a minute and try again.")


def may_look(request: HttpRequest) -> None:
    """Count one look at a page. Raises `TooFast`."""
    _count("verify-page", _address(request), PAGES_A_MINUTE)


def may_upload(request: HttpRequest) -> None:
    """Count one uploaded file. Raises `TooFast`."""
    _count("verify-file", _address(request), UPLOADS_A_MINUTE)
    _count("verify-file", EVERYBODY, UPLOADS_TOGETHER)


def _count(what: str, who: str, most: int) -> None:
    """Count in the minute of the clock that runs.

    The minute is a part of the key: a cache in files gives what it counts up another lifetime, so
    that who asked too often would have waited for five minutes and not for one.
    """
    minute = int(clock.now().timestamp()) // MINUTE
    place = f"pace:{what}:{who}:{minute}"
    if cache.add(place, 1, 2 * MINUTE):
        return
    try:
        asked = cache.incr(place)
    except ValueError:  # thrown out of the cache just now
        return
    if asked > most:
        raise TooFast


def _address(request: HttpRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))
