"""Keeping the books: open with the last number of the paper book, close a year."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from correspondence.desk_events import DeskEvent
from correspondence.desks import at_desk
from correspondence.models import NumberSeries, Register, RegisterEntry
from correspondence.outgoing_states import AT_SIGNATURE
from correspondence.policies import desk as policies
from correspondence.states import EntryState
from eoffice import audit, clock
from eoffice.errors import WrongState
from eoffice.organization.officer import Officer


@transaction.atomic
def open_book(register_id: int, *, year: int, last: int, by: Officer) -> NumberSeries:
    """Begin a year's book after the last number of the paper book."""
    register = Register.objects.select_related("office").get(pk=register_id)
    policies.may_keep_register(by, register).enforce()
    if year > clock.today(register.office.zone).year:
        raise WrongState(_("That year has not begun; its book opens by itself with number 1."))
    series, _made = NumberSeries.objects.get_or_create(
        register=register, year=year, defaults={"opened_at": clock.now()}
    )
    series = NumberSeries.objects.locked(series.pk)
    if RegisterEntry.objects.filter(series=series, is_legacy=False).exists() or series.closed_at:
        raise WrongState(_("This book is in use, so its first number cannot be changed any more."))
    highest = max([last, *series.entries.values_list("number", flat=True)])
    series.last, series.opened_with, series.opened_at = highest, last, clock.now()
    series.save(update_fields=["last", "opened_with", "opened_at"])
    by = at_desk(by, register.office_id)
    audit.record(DeskEvent.BOOK_OPENED, register, by=by, detail={"year": year, "last": last})
    return series


@transaction.atomic
def close_book(series_id: int, *, by: Officer) -> NumberSeries:
    """Close a year that ends or has ended: no number is taken from it any more, and what is still
    reserved becomes void. A year that goes on is not closed: nothing could be recorded in it."""
    series = NumberSeries.objects.select_related("register__office").locked(series_id)
    policies.may_keep_register(by, series.register).enforce()
    if series.closed_at:
        raise WrongState(_("This book is closed already."))
    if clock.today(series.register.office.zone) < series.closes_from:
        raise WrongState(_("This year goes on. Its book is closed on its last day or later."))
    by = at_desk(by, series.register.office_id)
    left = _void_reserved(series)
    series.closed_at, series.closed_by_name = clock.now(), by.name
    series.save(update_fields=["closed_at", "closed_by_name"])
    detail = {"year": series.year, "last": series.last, "void": left}
    audit.record(DeskEvent.BOOK_CLOSED, series.register, by=by, detail=detail)
    return series


def _void_reserved(series: NumberSeries) -> list[str]:
    reserved = RegisterEntry.objects.filter(series=series, state=EntryState.RESERVED)
    reserved = reserved.exclude(letter__state__in=AT_SIGNATURE)
    entries = [RegisterEntry.objects.locked(pk) for pk in reserved.values_list("pk", flat=True)]
    for entry in entries:
        entry.make_void(reason=str(_("The book of the year was closed.")))
        entry.save(update_fields=["state", "void_reason"])
    return [entry.rendered for entry in entries]


@transaction.atomic
def note_export(register_id: int, *, by: Officer, year: int, lines: int, kind: str) -> None:
    """Record that a book left the application as a file."""
    register = Register.objects.get(pk=register_id)
    detail = {"year": year, "lines": lines, "kind": kind}
    audit.record(DeskEvent.BOOK_EXPORTED, register, by=by, detail=detail)
