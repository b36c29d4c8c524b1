"""Reading the books: the list, a year's lines, print, PDF and XLSX."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from correspondence import agenda, book_export
from correspondence.actions import registers as actions
from correspondence.desks import recording_offices
from correspondence.forms.desk import BookFilterForm
from correspondence.models import Register
from correspondence.queries import registers as queries
from eoffice import clock, spreadsheet
from eoffice.asked import whole
from eoffice.errors import Refused
from eoffice.files_out import PDF, as_file
from eoffice.htmx import page_or_fragment
from eoffice.paging import all_of, asked_for, pager

MOST_PRINTED = 5000
BELOW = "before"
"""In addresses: the number below which a page of a book goes on."""


@require_safe
@login_required
def registers(request: HttpRequest) -> HttpResponse:
    """The books of one's offices with their last numbers."""
    kept = recording_offices(request.officer)
    books = queries.with_years(queries.registers_of(request.officer))
    if not books and not kept:
        raise Refused(_("The agenda books are kept by the intake desk and read by the head."))
    rows = [{"register": book, "may_keep": book.office_id in kept} for book in books]
    kinds = [
        (_("Incoming letters"), [row for row in rows if not _is_outgoing(row["register"])]),
        (_("Outgoing letters"), [row for row in rows if _is_outgoing(row["register"])]),
    ]
    several = len({book.office_id for book in books}) > 1
    shown = {"kinds": [kind for kind in kinds if kind[1]], "several_offices": several}
    shown["today"] = clock.today(timezone.get_current_timezone())
    return render(request, "registers/list.html", shown)


def _is_outgoing(register: Register) -> bool:
    return register.direction == Register.Direction.OUTGOING


@require_safe
@login_required
def book(request: HttpRequest, pk: int) -> HttpResponse:
    """A year's lines, the newest first."""
    register, year, form = _asked(request, pk)
    if register.direction == Register.Direction.OUTGOING:
        return redirect("outgoing:register", pk=pk)
    below = whole(request.GET.get(BELOW), digits=9) or 0
    lines, following = agenda.page_of(
        register, year, form.wanted(), below=below, officer=request.officer
    )
    context = _context(request, register, year, form) | {
        "lines": lines,
        "page": pager(request, following, key=BELOW),
    }
    return page_or_fragment(request, "registers/book", context)


@require_safe
@login_required
def print_book(request: HttpRequest, pk: int) -> HttpResponse:
    """The lines in the order of their numbers, for paper."""
    register, year, form = _asked(request, pk)
    context = _context(request, register, year, form) | {
        "lines": _all(request, register, year, form)
    }
    return render(request, "registers/print.html", context)


@require_safe
@login_required
def xlsx_book(request: HttpRequest, pk: int) -> HttpResponse:
    """The seven columns as a table."""
    register, year, form = _asked(request, pk)
    lines = _all(request, register, year, form)
    content = book_export.as_xlsx(register, year, lines)
    actions.note_export(register.pk, by=request.officer, year=year, lines=len(lines), kind="xlsx")
    return as_file(content, f"agenda-{register.pk}-{year}.xlsx", spreadsheet.MEDIA_TYPE)


@require_safe
@login_required
def pdf_book(request: HttpRequest, pk: int) -> HttpResponse:
    """The seven columns typeset."""
    register, year, form = _asked(request, pk)
    lines = _all(request, register, year, form)
    content = book_export.as_pdf(register, year, lines)
    actions.note_export(register.pk, by=request.officer, year=year, lines=len(lines), kind="pdf")
    return as_file(content, f"agenda-{register.pk}-{year}.pdf", PDF)


def visible_register(request: HttpRequest, pk: int) -> Register:
    """The book, if this officer may read it; else 404."""
    return get_object_or_404(queries.registers_of(request.officer), pk=pk)


def _asked(request: HttpRequest, pk: int) -> tuple[Register, int, BookFilterForm]:
    form = BookFilterForm(request.GET)
    form.is_valid()
    chosen = whole(request.GET.get("year"), digits=4) or _this_year(request)
    return visible_register(request, pk), chosen, form


def _all(
    request: HttpRequest, register: Register, year: int, form: BookFilterForm
) -> list[agenda.AgendaLine]:
    entries = queries.entries_of(register, year, form.wanted(), officer=request.officer)
    lines = agenda.lines_of(entries.reverse()[: MOST_PRINTED + 1], officer=request.officer)
    return all_of(lines, MOST_PRINTED)


def _context(
    request: HttpRequest, register: Register, year: int, form: BookFilterForm
) -> dict[str, Any]:
    books = list(queries.books_of(register))
    return {
        "register": register,
        "year": year,
        "filter": form,
        "is_filtered": form.wanted() != queries.BookFilter(),
        "columns": agenda.COLUMNS,
        "asked_for": asked_for(request, but=BELOW),
        "may_keep": _keeps(request, register),
        "books": books,
        "series": next((book for book in books if book.year == year), None),
    }


def _keeps(request: HttpRequest, register: Register) -> bool:
    return register.office_id in recording_offices(request.officer)


def _this_year(request: HttpRequest) -> int:
    return clock.today(request.officer.desk.time_zone).year
