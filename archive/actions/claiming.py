"""Beat 0 for the verbs of loans and places: a form that was sent twice acts once."""

from collections.abc import Callable
from typing import Any

from django.core.files import File
from django.db import transaction

from correspondence.actions import once
from eoffice.documents import actions as documents
from eoffice.documents import vault
from eoffice.documents.states import FileUse
from eoffice.organization.models import Unit
from eoffice.organization.officer import Officer


def act_once(verb: Callable[..., Any], *about: Any, by: Officer, token: str, **how: Any) -> Any:
    """Claim the token in the transaction of the verb; the second click changes nothing more.

    Answers what the verb answers, and nothing for the second click.
    """
    with transaction.atomic():
        if once.claim(token, by=by):
            return None
        result = verb(*about, by=by, **how)
        once.keep(token, by=by, done=True)
        return result


def with_paper(
    upload: File | None, office: Unit, then: Callable[[int | None], Any], *, by: Officer
) -> Any:
    """Keep the scan of a letter or of minutes, and do what names it; both or neither.

    Its bytes are safe before the transaction begins.
    """
    stored = vault.keep(upload) if upload else None
    with transaction.atomic():
        if stored is None or upload is None:
            return then(None)
        use, name = FileUse.ARCHIVE, upload.name or ""
        file = documents.register(stored, name=name, by=by, office=office, use=use)
        return then(file.pk)
