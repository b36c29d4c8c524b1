"""The archives of the demo: schedules from the sample, dossiers in their states, an old list."""

from datetime import date, datetime, timedelta

from django.core.files.base import ContentFile

from archive import old_list_work
from archive.actions import (
    DocumentData,
    DossierChange,
    DossierData,
    add_document,
    change_dossier,
    close_dossier,
    file_letter,
    old_lists,
    open_dossier,
    schedules,
    set_trigger,
)
from archive.actions.schedules import ScheduleData
from archive.importing.rules import RuleData, read_rules
from archive.models import Dossier, RetentionRule
from archive.queries.daily import unfiled_letters
from archive.samples import SCHEDULE
from correspondence.models import Classification
from eoffice import clock
from eoffice.errors import OfficeError
from eoffice.organization.officer import Officer
from eoffice.organization.states import Role
from eoffice.pages.demo import paperwork
from eoffice.pages.demo.archive_shelf import DOSSIERS, HEADS, OLD_LISTS, DossierRow
from eoffice.pages.demo.people import Offices

BEGINS = date(2010, 1, 1)
OPENED = timedelta(days=10)
FILED_AFTER = 2  # days
HANDED_OVER = (
    "Dua lemari arsip, satu pemindai dokumen, dan mesin pencacah diserahkan dalam keadaan baik "
    "kepada pengelola barang, dan dicatat dalam daftar barang ruangan."
)
KEEPERS = ("arsip.kppn", "arsip.setda")


def found_schedules(offices: Offices) -> None:
    """Each organisation with an archivist has the sample in force, marked as one."""
    for account in KEEPERS:
        by = offices.officer(account)
        rules = read_rules(ContentFile(SCHEDULE.read_bytes(), name=SCHEDULE.name)).rows
        data = ScheduleData(
            name="Contoh jadwal retensi arsip", valid_from=BEGINS, basis="Contoh, bukan peraturan"
        )
        made = schedules.draft_schedule(by.organization_id, data, rules, by=by, is_sample=True)
        schedules.put_in_force(made.pk, by=by)


def fill_shelves(offices: Offices, now: datetime) -> None:
    """Dossiers with their letters; then those that are closed; then the old lists."""
    with clock.moved_to(now - OPENED):
        opened = [(row, _opened(offices, row)) for row in DOSSIERS]
    for row, dossier in opened:
        _file(dossier, row.letters, offices.officer(row.account))
        if row.document:
            _add_document(dossier, row.document, offices.officer(row.account))
    for row, dossier in opened:
        if row.closed:
            _close(dossier, row, offices.officer(row.account))
    for account, lines in OLD_LISTS.items():
        _take_over(lines, offices.officer(account))
    _draft_of_next_year(offices.officer("arsip.kppn"), now)


def _opened(offices: Offices, row: DossierRow) -> Dossier:
    by, unit = offices.officer(row.account), offices.units[row.unit]
    codes = Classification.objects.filter(organization=unit.root_id, code=row.code)
    data = DossierData(
        title=row.title,
        classification=codes.values_list("pk", flat=True).first(),
        year=row.year,
        security=row.security,
        medium="both",
    )
    dossier = open_dossier(unit.pk, data, by=by)
    if row.is_vital:
        kept = {name: getattr(dossier, name) for name in ("title", "security", "medium")}
        change = DossierChange(classification=data.classification, is_vital=True, **kept)
        change_dossier(dossier.pk, change, by=by)
    return dossier


def _file(dossier: Dossier, count: int, by: Officer) -> None:
    """The oldest letters of the unit that lie in no dossier yet; every third stays on the list.

    A letter whose answer is still awaited is not put away.
    """
    letters = unfiled_letters(by, days=FILED_AFTER).filter(organization=dossier.organization_id)
    for letter in letters.filter(answers=None, reply_due=None):
        if count and letter.pk % 3:
            try:
                file_letter(letter.pk, dossier.pk, by=by, has_paper=bool(count % 2))
                count -= 1
            except OfficeError:
                continue


def _add_document(dossier: Dossier, description: str, by: Officer) -> None:
    """It has a page of its own, and its words are found beside those of letters."""
    day = clock.today(dossier.office.time_zone)
    paper = paperwork.filed(str(dossier.office), description, HANDED_OVER, day)
    data = DocumentData(description=description, dated_on=day)
    add_document(dossier.pk, data, paper, by=by)


def _close(dossier: Dossier, row: DossierRow, by: Officer) -> None:
    day = date.fromisoformat(row.closed)
    close_dossier(dossier.pk, by=by, closed_on=day)
    if row.trigger:
        set_trigger(dossier.pk, date.fromisoformat(row.trigger), by=by)


def _take_over(lines: tuple[str, ...], by: Officer) -> None:
    """As the archivist would: hand the list in, look at it, take it over."""
    table = ContentFile("\n".join([HEADS, *lines]).encode(), name="daftar-arsip-inaktif.csv")
    office = next(iter(by.offices_with_role(Role.ARCHIVIST)))
    found = old_lists.hand_in(office, table, by=by)
    old_list_work.read(found.pk)
    old_lists.begin(found.pk, by=by)
    old_list_work.take_over(found.pk)


def _draft_of_next_year(by: Officer, now: datetime) -> None:
    """A version that is still to be decided about: its simulation shows what would move."""
    current = RetentionRule.objects.get(
        schedule__organization=by.organization_id, schedule__state="in_force", code="000.1.2.3"
    )
    begins = date(now.year + 1, 1, 1)
    data = ScheduleData(name="Jadwal retensi tahun depan (contoh)", valid_from=begins)
    draft = schedules.copy_schedule(current.schedule_id, data, by=by)
    longer = RuleData(
        code="000.1.2.3", label=current.label, active_years=5, inactive_years=5,
        final_action="musnah",
    )  # fmt: skip
    schedules.change_rule(draft.rules.get(code="000.1.2.3").pk, longer, by=by)
