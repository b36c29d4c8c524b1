"""Beat 0 of an action: a form's token is claimed once, and its first answer is kept.

Two requests with one token: the second waits on the unique row until the first has committed,
and finds the result there. Nothing is claimed without a token (commands, bulk work).
"""

from typing import Any

from correspondence.models import RequestToken
from eoffice import clock
from eoffice.errors import AlreadyDone
from eoffice.organization.officer import Officer


def claim(token: str, *, by: Officer) -> dict[str, Any] | None:
    """Claim the token inside the action's transaction; the first answer, if there was one."""
    if not token or by.user_id is None:
        return None
    row, is_first = RequestToken.objects.get_or_create(
        user_id=by.user_id, token=token, defaults={"claimed_at": clock.now()}
    )
    if not is_first and not row.result:
        raise AlreadyDone
    return None if is_first else row.result


def answered(token: str, *, by: Officer) -> dict[str, Any] | None:
    """What came of this token before, to be asked before its form is looked at again."""
    known = RequestToken.objects.filter(user_id=by.user_id, token=token).exclude(result={})
    return known.values_list("result", flat=True).first() if token else None


def keep(token: str, *, by: Officer, **result: Any) -> None:
    """Keep what came of it, for the second click."""
    RequestToken.objects.filter(user_id=by.user_id, token=token).update(result=result)
