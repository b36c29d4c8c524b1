"""The service-time report: chart, table and XLSX."""

from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from eoffice import clock, spreadsheet
from eoffice.asked import whole
from eoffice.files_out import as_file
from eoffice.organization.calendars import hours_of
from eoffice.organization.models import Unit
from eoffice.pages.queries import branch_time
from eoffice.pages.queries import service_time as sums

WIDTHS = (10, 40, 28, 10, 12, 18)
BAR_HEIGHT = 100
BAR_STEP = 30


@login_required
@require_GET
def service_time(request: HttpRequest) -> HttpResponse:
    """Median and share in time per unit and month."""
    offices = sums.offices_open_to(request.officer)
    office = _office(request)
    found, counted_at = _cells(office) if office else ([], None)
    charts = [_chart(kind, sums.totals(found)) for kind in sums.KINDS]
    context = {"offices": offices, "office": office, "cells": found, "charts": charts}
    context["counted_at"] = counted_at
    return render(request, "pages/service_time.html", context)


@login_required
@require_GET
def service_time_xlsx(request: HttpRequest) -> HttpResponse:
    """The same table as a spreadsheet."""
    office = _office(request)
    rows = [[_("Month"), _("Unit"), _("Promise"), _("Count"), _("In time"), _("Median (minutes)")]]
    for cell in _cells(office)[0] if office else []:
        month = cell.month.strftime("%Y-%m")
        in_time = cell.in_time if cell.judged else None
        rows.append([month, cell.unit, cell.label, cell.count, in_time, cell.median_minutes])
    name = _("Service time")
    content = spreadsheet.workbook(name, rows, widths=WIDTHS, bold=(1,), frozen=1)
    return as_file(content, "waktu-layanan.xlsx", spreadsheet.MEDIA_TYPE)


def _office(request: HttpRequest) -> Unit | None:
    """The chosen office, of those open to the officer; his own where none is chosen."""
    open_to = sums.offices_open_to(request.officer)
    chosen = request.GET.get("office", "")
    if chosen:
        return get_object_or_404(open_to, pk=whole(chosen) or 0)
    return open_to.filter(pk=request.officer.office_id).first() or open_to.first()


def _cells(office: Unit) -> tuple[list[sums.Cell], datetime]:
    """All cells, and when those of dispositions were counted."""
    since = sums.first_month(clock.now())
    of_letters = sums.cells(office.pk, since=since)
    of_branches = branch_time.counted(office.pk, lambda: hours_of(office), since=since)
    return sorted(of_letters + of_branches.cells, key=_place), of_branches.at


def _place(cell: sums.Cell) -> tuple[int, str, int]:
    """The newest month first; in it unit by unit, in the order in which the work goes."""
    return (-cell.month.toordinal(), cell.unit, sums.KINDS.index(cell.kind))


def _chart(kind: str, totals: list[sums.Cell]) -> dict[str, object]:
    """Bars of one promise: the share in time of each month, laid out for the SVG."""
    judged = [cell for cell in totals if cell.kind == kind and cell.judged]
    rows = judged[-sums.MONTHS :]
    bars = [
        {
            "x": 4 + index * BAR_STEP,
            "y": BAR_HEIGHT - (cell.share or 0),
            "height": cell.share or 0,
            "middle": 15 + index * BAR_STEP,
            "cell": cell,
        }
        for index, cell in enumerate(rows)
    ]
    return {"label": sums.word_of(kind), "bars": bars, "width": BAR_STEP * sums.MONTHS + 8}
