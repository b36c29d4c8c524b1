"""Two answers for machines: "the process lives" and "the process can serve".

`/healthz` touches nothing; `/readyz` asks the database and the file store. A store that hangs
would hold the thread that asks for as long as its own time-outs add up to (over a minute with S3,
for ever with a dead network disk). So it is asked aside, and a probe waits two seconds at most.
"""

from __future__ import annotations

import logging
import threading

from django.core.files.storage import storages
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

log = logging.getLogger("eoffice.health")

PATIENCE = 2.0  # seconds


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Database and file store answer; else 503, and the log says why."""
    parts = {"database": database_answers(), "files": files_answer()}
    status = 200 if all(parts.values()) else 503
    return JsonResponse(parts, status=status)


def database_answers() -> bool:
    """Whether one trivial question to the database comes back."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        log.exception("The database does not answer")
        return False
    return True


def files_answer() -> bool:
    """Whether the store of originals answers in time."""
    question = _the_open_question()
    if question.answered.wait(PATIENCE):
        return question.good
    log.error("The file store does not answer within %s seconds", PATIENCE)
    return False


class _Question:
    """One question to the store about a file that need not exist, asked in a thread of its own."""

    def __init__(self) -> None:
        self.answered, self.good = threading.Event(), False
        threading.Thread(target=self._ask, name="readyz", daemon=True).start()

    def _ask(self) -> None:
        try:
            storages["originals"].exists("readyz")
            self.good = True
        except Exception:
            log.exception("The file store does not answer")
        finally:
            self.answered.set()


_asking = threading.Lock()
_open_questions: list[_Question] = []


def _the_open_question() -> _Question:
    """The question that still waits, else a new one: probes must not heap up threads."""
    with _asking:
        _open_questions[:] = [one for one in _open_questions if not one.answered.is_set()]
        if not _open_questions:
            _open_questions.append(_Question())
        return _open_questions[0]
