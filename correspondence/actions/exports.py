"""Results that are packed to be taken: asked for, packed by a worker, taken by who asked, expired.

The bytes lie in the store for a day, under a key that nobody is told.
"""

from collections.abc import Callable
from datetime import timedelta

from django.core.files.storage import storages
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from correspondence.models import SearchExport
from correspondence.search_events import SearchEvent
from correspondence.states import BEING_PACKED, ExportState
from eoffice import audit, clock, jobs
from eoffice.documents import housekeeping
from eoffice.errors import NotFound, Refused, WrongState
from eoffice.organization.models import User
from eoffice.organization.officer import Officer

PACK, DROP = "pack_export", "drop_export"
LASTS = timedelta(days=1)
AT_ONCE = 3
IsOpen = Callable[[Officer, SearchExport], bool]


@transaction.atomic
def ask(query: str, *, by: Officer) -> SearchExport:
    """Ask for the letters of a question; a few at once for each person."""
    if not by.organization_id:
        raise Refused
    User.objects.locked(by.user_id)  # so that two clicks are counted one after the other
    if SearchExport.objects.filter(user=by.user_id, state__in=BEING_PACKED).count() >= AT_ONCE:
        raise Refused(
            _("Three results are being packed for you. Wait until one is ready, or stop one.")
        )
    export = SearchExport.objects.create(
        organization_id=by.organization_id,
        user_id=by.user_id,
        position_id=by.position_id,
        query=query[:1000],
        asked_at=clock.now(),
    )
    jobs.enqueue(PACK, export.pk)
    audit.record(SearchEvent.EXPORT_ASKED, export, by=by, detail={"export": export.pk})
    return export


@transaction.atomic
def begin(pk: int) -> SearchExport | None:
    """A worker takes it up, for the first time or again; nothing where it has ended."""
    export = SearchExport.objects.filter(pk=pk).select_for_update().first()
    if export is None or export.state not in BEING_PACKED:
        return None
    if export.state == ExportState.WAITING:
        export.start()
        export.save(update_fields=["state"])
    return export


def note_progress(export: SearchExport, done: int, total: int) -> bool:
    """How far the packing is, for the page; false where nobody waits for it any more."""
    rows = SearchExport.objects.filter(pk=export.pk, state=ExportState.WORKING)
    return bool(rows.update(done=done, total=total))


@transaction.atomic
def keep(pk: int, key: str, size: int, letters: list[int], *, by: Officer) -> bool:
    """It is packed; false where it came too late, or twice."""
    export = SearchExport.objects.locked(pk)
    if export.state != ExportState.WORKING:
        return False
    export.finish()
    export.key, export.size, export.letters = key, size, letters
    export.ready_at = clock.now()
    export.expires_at = export.ready_at + LASTS
    export.save()
    detail = {"export": pk, "letters": len(letters)}
    audit.record(SearchEvent.EXPORT_PACKED, export, by=by, detail=detail)
    return True


@transaction.atomic
def give_up(pk: int, _reason: str) -> None:
    """No try is left."""
    export = SearchExport.objects.filter(pk=pk).select_for_update().first()
    if export and export.state in BEING_PACKED:
        export.fail()
        export.save(update_fields=["state"])


@transaction.atomic
def cancel(pk: int, *, by: Officer) -> None:
    """Not wanted any more, by who asked for it.

    Raises NotFound for others, WrongState where it is packed already.
    """
    export = _own(pk, by)
    if export.state not in BEING_PACKED:
        raise WrongState(_("These letters are not being packed any more."))
    export.cancel()
    export.save(update_fields=["state"])
    audit.record(SearchEvent.EXPORT_CANCELLED, export, by=by, detail={"export": pk})


@transaction.atomic
def take(pk: int, *, by: Officer, is_open: IsOpen) -> SearchExport:
    """Hand it to who asked for it, in time, as long as all in it is open to him.

    Raises NotFound for others, WrongState afterwards.
    """
    export = _own(pk, by)
    if export.state != ExportState.READY or not _is_in_time(export):
        raise WrongState(_("These letters are not kept any more. Ask for them again."))
    if not is_open(by, export):
        raise WrongState(_("Some of these letters are not open to you any more. Ask again."))
    audit.record(SearchEvent.EXPORT_TAKEN, export, by=by, detail={"export": pk})
    return export


def _own(pk: int, by: Officer) -> SearchExport:
    """What this officer asked for, locked; nobody else knows of it."""
    export = SearchExport.objects.filter(pk=pk).select_for_update().first()
    if export is None or by.user_id is None or export.user_id != by.user_id:
        raise NotFound
    return export


def expire_old(*, by: Officer) -> int:
    """End exports whose time is over; how many."""
    old = SearchExport.objects.filter(state=ExportState.READY, expires_at__lte=clock.now())
    ids = list(old.values_list("pk", flat=True)[:500])
    for pk in ids:
        _expire(pk, by=by)
    return len(ids)


def drop_with(letter_ids: set[int], *, by: Officer) -> None:
    """For a destruction: no packed result keeps one of these letters. What is being packed at this
    moment is given up, because it may have read them already."""
    busy = SearchExport.objects.filter(state=ExportState.WORKING)
    for pk in busy.values_list("pk", flat=True):
        give_up(pk, "destroyed")
    ready = SearchExport.objects.filter(state=ExportState.READY)
    for pk, letters in ready.values_list("pk", "letters"):
        if letter_ids & set(letters):
            _expire(pk, by=by)


@transaction.atomic
def _expire(pk: int, *, by: Officer) -> None:
    export = SearchExport.objects.locked(pk)
    if export.state != ExportState.READY:
        return
    export.expire()
    export.save(update_fields=["state"])
    jobs.enqueue(DROP, export.pk)
    audit.record(SearchEvent.EXPORT_EXPIRED, export, by=by, detail={"export": pk})


def drop_bytes(pk: int) -> None:
    """Delete the bytes of an export that has ended. After commit, and safe to repeat."""
    ended = SearchExport.objects.filter(pk=pk, state=ExportState.EXPIRED)
    for key in ended.exclude(key="").values_list("key", flat=True):
        storages["default"].delete(key)
        ended.update(key="")


def drop_strays() -> None:
    """Delete what a killed worker left behind: a day old, and named by no row."""
    housekeeping.remove_strays(storages["default"], _named, folder="exports")


def _named(keys: list[str]) -> set[str]:
    return set(SearchExport.objects.filter(key__in=keys).values_list("key", flat=True))


def _is_in_time(export: SearchExport) -> bool:
    return export.expires_at is not None and export.expires_at > clock.now()
