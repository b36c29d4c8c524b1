"""Beat 0 of an action: a form's token is claimed once, and its first answer is kept.

Two requests with one token: the second waits on the unique row until the first has committed,
and finds the result there. Nothing is claimed without a token (commands, bulk work).
"""

from datetime import timedelta
from typing import Any

from correspondence.models import RequestToken
from eoffice import clock
from eoffice.errors import AlreadyDone
from eoffice.organization.officer import Officer
from eoffice.rows import Rows, given
from eoffice.writing import insert_if_new

KEPT = timedelta(days=30)
"""How long a second click still finds the first; no page of a form stays open for longer."""
_TOKEN = Rows(lambda: RequestToken.objects.filter(user_id=given("user"), token=given("token")))


def claim(token: str, *, by: Officer) -> dict[str, Any] | None:
    """Claim the token inside the action's transaction; the first answer, if there was one."""
    if not token or by.user_id is None:
        return None
    row = RequestToken(user_id=by.user_id, token=token, claimed_at=clock.now())
    if insert_if_new(row):
        return None
    if earlier := answered(token, by=by):
        return earlier
    raise AlreadyDone


def answered(token: str, *, by: Officer) -> dict[str, Any] | None:
    """What came of this token before, to be asked before its form is looked at again."""
    known = _TOKEN.first(user=by.user_id, token=token) if token and by.user_id else None
    return known.result or None if known else None


def keep(token: str, *, by: Officer, **result: Any) -> None:
    """Keep what came of it, for the second click."""
    if token:
        RequestToken.objects.filter(user_id=by.user_id, token=token).update(result=result)


def forget_old() -> int:
    """Let go of the tokens of forms that nobody sends any more; how many."""
    return RequestToken.objects.filter(claimed_at__lt=clock.now() - KEPT).delete()[0]
