"""Two answers for machines: "the process lives" and "the process can serve".

`/healthz` touches nothing; `/readyz` asks the database and the file store.
"""

from __future__ import annotations

import logging

from django.core.files.storage import storages
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

log = logging.getLogger("eoffice.health")


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
    """Whether the store of originals answers about a file that need not exist."""
    try:
        storages["originals"].exists("readyz")
    except Exception:
        log.exception("The file store does not answer")
        return False
    return True
