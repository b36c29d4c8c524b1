"""Numbers of dossiers, loans and disposals: one locked row for each office and year."""

from archive.models import DisposalSeries, DossierSeries, LoanSeries
from eoffice.writing import insert_if_new

Series = type[DossierSeries] | type[LoanSeries] | type[DisposalSeries]


def take(series: Series, office_id: int, year: int, count: int = 1) -> int:
    """The next number, the last of so many; the row is held until the transaction ends, so that
    none is given twice."""
    rows = series.objects.filter(office_id=office_id, year=year)
    insert_if_new(series(office_id=office_id, year=year))
    row = rows.select_for_update(no_key=True).get()
    row.last += count
    row.save(update_fields=["last"])
    return row.last
