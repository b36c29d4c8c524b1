"""The work of the worker on old lists: read one, take one over. Safe to repeat and to be killed."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace
from itertools import islice

from django.core.files import File
from django.utils import translation
from django.utils.translation import gettext as _

from archive.actions import old_lists as actions
from archive.actions.old_lists import Numbered, Office
from archive.importing.headings import strangers, table_of
from archive.importing.inactive import NAMES, REQUIRED, InactiveRow, row_of
from archive.importing.preview import told
from archive.models import Box, Dossier, ListImport
from archive.models.list_import import Found
from archive.packaging import store
from archive.queries.rules import as_written, schedule_on, spellings
from archive.queries.simulating import Ruling
from archive.states import ListImportState
from correspondence.models import Classification
from eoffice import clock, pdf, tables
from eoffice.documents.processing import scratch
from eoffice.organization.importing.cells import BadCell
from eoffice.organization.models import Unit

log = logging.getLogger(__name__)
LIMITS = pdf.Limits(memory=1400 << 20, output=0, cpu=240, wall=300)
MOST_BYTES, MOST_ROWS, MOST_TOLD, PORTION = 40_000_000, 60_000, 1_000, 200
SHOWN, MOST_STRANGERS = 20, 40
LANGUAGE = "id"


@dataclass
class Sheet:
    """The good rows of a list, and the sentences of the bad ones."""

    rows: list[Numbered] = field(default_factory=list)
    faults: list[list[object]] = field(default_factory=list)
    bad: int = 0
    strangers: list[str] = field(default_factory=list)


def read(list_id: int) -> None:
    """Look at every row; nothing is taken over."""
    row = _in_state(list_id, ListImportState.READING)
    if row is None:
        return
    with translation.override(LANGUAGE):
        try:
            sheet = _sheet(row)
        except tables.BadTable as error:
            actions.fail(list_id, str(error.sentence))
            return
        found = Found(
            good=len(sheet.rows),
            bad=sheet.bad,
            faults=sheet.faults,
            strangers=sheet.strangers[:MOST_STRANGERS],
            preview=[told(number, line) for number, line in sheet.rows[:SHOWN]],
        )
    actions.note_read(list_id, found)


def take_over(list_id: int) -> None:
    """Make dossiers of the good rows, portion by portion, where it was left."""
    row = _in_state(list_id, ListImportState.TAKING_OVER)
    if row is None:
        return
    with translation.override(LANGUAGE):
        office, rows = office_of(row.office), iter(_sheet(row).rows)
    while portion := list(islice(rows, PORTION)):
        if not actions.take_over(list_id, office, portion):
            return
    actions.finish(list_id)


def give_up(list_id: int, reason: str) -> None:
    """No try is left: the row gets its end."""
    log.error("The list %s was given up: %s", list_id, reason)
    with translation.override(LANGUAGE):
        actions.fail(list_id, _("The list could not be read. Save it again as XLSX."))


def office_of(office: Unit) -> Office:
    """Codes, units, boxes and rules of an office, read once."""
    codes = Classification.objects.filter(organization=office.root_id)
    units = Unit.objects.filter(office=office, active=True)
    pairs = [(one, name) for one in units for name in (one.name, one.short_name) if name]
    names = {name.casefold(): one.pk for one, name in pairs}
    boxes = Box.objects.filter(office=office).select_related("location")
    today = clock.today(office.own_office.zone)
    return Office(
        unit=office,
        codes=dict(codes.values_list("code", "pk")),
        units=names,
        ruling=Ruling(schedule_on(office.root_id, today)),
        boxes={box.number: box for box in boxes},
    )


def _in_state(list_id: int, state: ListImportState) -> ListImport | None:
    rows = ListImport.objects.select_related("office")
    return rows.filter(pk=list_id, state=state).first()


def _sheet(row: ListImport) -> Sheet:
    with scratch() as folder:
        source = store.fetch(row.storage_key, folder / "list")
        with source.open("rb") as content:
            lines = tables.read_rows(
                File(content), most_rows=MOST_ROWS, most_bytes=MOST_BYTES, limits=LIMITS
            )
    places, below = table_of(lines, NAMES, REQUIRED)
    if not below:
        raise tables.BadTable(tables.NO_ROWS)
    office, known = office_of(row.office), _known(row)
    boxes = {number: _path(box) for number, box in office.boxes.items()}
    written = spellings(sorted(office.codes))
    sheet = Sheet(strangers=strangers(lines, NAMES, REQUIRED))
    for number, found in below:
        try:
            line = row_of(found, places)
            line = replace(line, code=as_written(line.code, written))
            _check(line, office, known, boxes)
            sheet.rows.append((number, line))
        except BadCell as error:
            sheet.bad += 1
            sheet.faults += [[number, str(error)]] if sheet.bad <= MOST_TOLD else []
    return sheet


def _known(row: ListImport) -> set[tuple[str, str, int]]:
    """What was here before this list was taken over: the same answer however often it is asked."""
    old = Dossier.objects.filter(office=row.office, is_legacy=True).exclude(old_number="")
    old = old.filter(opened_at__lt=row.begun_at or clock.now())
    return set(old.values_list("old_number", "title", "year"))


def _check(
    line: InactiveRow, office: Office, known: set[tuple[str, str, int]], boxes: dict[int, str]
) -> None:
    """A row that is here already, whose code nothing rules, or whose box stands elsewhere, is not
    taken over."""
    if line.code and line.code not in office.codes and line.active_years is None:
        said = _("The code %(code)s is not in use, and the row names no retention of its own.")
        raise BadCell(said % {"code": line.code})
    key = (line.number, line.title, line.span_until.year)
    if line.number and key in known:
        raise BadCell(_("Number %(number)s is here already.") % {"number": line.number})
    place = "/".join(filter(None, (line.room, line.room and line.shelf)))
    if line.box is not None and place:
        stands = boxes.get(line.box) or place
        if stands.casefold() != place.casefold():
            said = _("Box %(number)d stands in %(place)s already.")
            raise BadCell(said % {"number": line.box, "place": stands})
        boxes[line.box] = place
    known.add(key)


def _path(box: Box) -> str:
    return box.location.path if box.location else ""
