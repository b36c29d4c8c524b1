"""Reading the register of outgoing letters: the books, a year's lines, PDF and XLSX."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from correspondence import outgoing_book, outgoing_export
from correspondence.actions import registers as actions
from correspondence.desks import recording_offices
from correspondence.forms.out_books import OutFilterForm
from correspondence.models import Register
from correspondence.queries import outgoing_book as queries
from correspondence.queries import outgoing_standing
from correspondence.queries.registers import books_of
from eoffice import clock, spreadsheet
from eoffice.asked import whole
from eoffice.errors import Refused
from eoffice.files_out import PDF, as_file
from eoffice.htmx import page_or_fragment
from eoffice.paging import all_of, asked_for, pager

MOST_PRINTED = 5000
AFTER = "after"
"""In addresses: the period and number after which a page of a book goes on."""


@require_safe
@login_required
def registers(request: HttpRequest) -> HttpResponse:
    """The books; the only one is opened at once."""
    books = outgoing_standing.standings_of(request.officer)
    if len(books) == 1:
        return redirect("outgoing:register", pk=books[0].book.pk)
    if not books and not recording_offices(request.officer):
        raise Refused(_("The register is kept by the intake desk and read by the head."))
    return render(request, "outgoing/registers.html", {"books": books})


@require_safe
@login_required
def book(request: HttpRequest, pk: int) -> HttpResponse:
    """A year's numbers, the newest first, and what is wrong with them."""
    register, year, form = _asked(request, pk)
    entries = queries.entries_of(register, year, form.wanted(), officer=request.officer)
    found = queries.page_of(entries, _after(request))
    lines = outgoing_book.lines_of(found[: queries.PAGE], request.officer)
    last = found[queries.PAGE - 1] if len(found) > queries.PAGE else None
    context = _context(request, register, year, form) | {
        "lines": lines,
        "page": pager(request, last and f"{last.period}_{last.number}", key=AFTER),
        "gaps": queries.gaps_of(register, year),
    }
    return page_or_fragment(request, "outgoing/register", context)


@require_safe
@login_required
def pdf_book(request: HttpRequest, pk: int) -> HttpResponse:
    """The six columns typeset."""
    register, year, form = _asked(request, pk)
    lines = _all(request, register, year, form)
    content = outgoing_export.as_pdf(register, year, lines)
    actions.note_export(register.pk, by=request.officer, year=year, lines=len(lines), kind="pdf")
    return as_file(content, f"surat-keluar-{register.pk}-{year}.pdf", PDF)


@require_safe
@login_required
def xlsx_book(request: HttpRequest, pk: int) -> HttpResponse:
    """The six columns as a table."""
    register, year, form = _asked(request, pk)
    lines = _all(request, register, year, form)
    content = outgoing_export.as_xlsx(register, year, lines)
    actions.note_export(register.pk, by=request.officer, year=year, lines=len(lines), kind="xlsx")
    return as_file(content, f"surat-keluar-{register.pk}-{year}.xlsx", spreadsheet.MEDIA_TYPE)


def visible_book(request: HttpRequest, pk: int) -> Register:
    """The book, if this officer may read it; else 404."""
    return get_object_or_404(queries.outgoing_books(request.officer), pk=pk)


def keeps(request: HttpRequest, register: Register) -> bool:
    """Whether this officer writes in the book."""
    return register.office_id in recording_offices(request.officer)


def _asked(request: HttpRequest, pk: int) -> tuple[Register, int, OutFilterForm]:
    register = visible_book(request, pk)
    form = OutFilterForm(request.GET)
    this = clock.today(register.office.zone).year
    return register, whole(request.GET.get("year"), digits=4) or this, form


def _all(
    request: HttpRequest, register: Register, year: int, form: OutFilterForm
) -> list[outgoing_book.OutLine]:
    entries = queries.entries_of(register, year, form.wanted(), officer=request.officer)
    return outgoing_book.lines_of(all_of(entries.reverse(), MOST_PRINTED), request.officer)


def _context(
    request: HttpRequest, register: Register, year: int, form: OutFilterForm
) -> dict[str, Any]:
    years = {series.year for series in books_of(register)}
    return {
        "register": register,
        "year": year,
        "years": sorted(years, reverse=True),
        "filter": form,
        "columns": outgoing_book.COLUMNS,
        "asked_for": asked_for(request, but=AFTER),
        "may_keep": keeps(request, register),
    }


def _after(request: HttpRequest) -> queries.Place | None:
    period, _sep, said = request.GET.get(AFTER, "").rpartition("_")
    number = whole(said, digits=9)
    return None if number is None else (period[:10], number)
