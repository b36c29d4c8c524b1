"""Searches that an officer keeps under a name. They are his own; nobody else sees them."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from correspondence.models import SavedSearch
from correspondence.search_events import SearchEvent
from eoffice import audit, clock
from eoffice.errors import NotFound, OfficeError, Refused
from eoffice.organization.models import User
from eoffice.organization.officer import Officer

MOST = 50


class NameTaken(OfficeError):
    """Two searches of one person would have the same name."""

    status = 409
    sentence = _("You have a search of this name already. Choose another name.")


@transaction.atomic
def save(name: str, query: str, *, by: Officer) -> SavedSearch:
    """Keep a question under a name. Raises NameTaken, or Refused without a name or room."""
    named = _named(name)
    if not by.organization_id:
        raise Refused
    User.objects.locked(by.user_id)  # so that two clicks are counted one after the other
    if SavedSearch.objects.filter(user=by.user_id).count() >= MOST:
        raise Refused(_("You have fifty saved searches. Delete one before you save another."))
    saved = SavedSearch(
        organization_id=by.organization_id,
        user_id=by.user_id,
        name=named,
        query=query[:1000],
        saved_at=clock.now(),
    )
    _store(saved)
    _record(SearchEvent.SAVED, saved, by)
    return saved


@transaction.atomic
def rename(pk: int, name: str, *, by: Officer) -> SavedSearch:
    """Give it another name."""
    saved = _own(pk, by)
    saved.name = _named(name)
    _store(saved)
    _record(SearchEvent.RENAMED, saved, by)
    return saved


@transaction.atomic
def delete(pk: int, *, by: Officer) -> None:
    """Let go of it."""
    saved = _own(pk, by)
    _record(SearchEvent.DELETED, saved, by)
    saved.delete()


def _own(pk: int, by: Officer) -> SavedSearch:
    try:
        saved = SavedSearch.objects.locked(pk)
    except SavedSearch.DoesNotExist as missing:
        raise NotFound from missing
    if by.user_id is None or saved.user_id != by.user_id:
        raise NotFound
    return saved


def _named(name: str) -> str:
    named = " ".join(name.split())[:80]
    if not named:
        raise Refused(_("A saved search needs a name."))
    return named


def _store(saved: SavedSearch) -> None:
    try:
        with transaction.atomic():
            saved.save()
    except IntegrityError as error:
        raise NameTaken from error


def _record(event: SearchEvent, saved: SavedSearch, by: Officer) -> None:
    detail = {"search": saved.pk, "name": audit.fingerprint(saved.name)}
    audit.record(event, by=by, chain=("account", by.user_id or 0), detail=detail)
