"""What lending opens: papers of a loan to who sees it, and digital copies to who has them.

A digital copy of a letter is opened by its access row (`ties`); of another document in a dossier by
the rule here. Who sees a file for no other reason gets it with his name across every page.
"""

from django.db.models import Q, QuerySet

from archive.file_sight import files_of_dossiers
from archive.models import LoanExtension, LoanItem
from archive.queries.lending import loans_visible_to
from archive.queries.lent_copies import copies_of, documents_lent_to
from correspondence.access import audiences_of
from correspondence.models import LetterAccess, LetterFile
from correspondence.printing import words
from correspondence.states import Part, Why
from eoffice.documents.access import hanging_on
from eoffice.documents.models import StoredFile
from eoffice.organization.officer import Officer


def files_of_loans(officer: Officer) -> Q:
    """Cover letters and minutes of loans that the officer sees, and documents that he has."""
    loans = loans_visible_to(officer)
    later = LoanExtension.objects.filter(loan__in=loans)
    lost = LoanItem.objects.filter(loan__in=loans)
    found = hanging_on(loans, "cover_file") | hanging_on(later, "cover_file")
    return found | hanging_on(lost, "lost_file") | hanging_on(documents_lent_to(officer))


def stamp_of(officer: Officer, file: StoredFile) -> str:
    """The line across the pages of who sees the file only because he borrows it."""
    lent = _lent(officer)
    if not lent.exists():
        return ""
    letters = LetterFile.objects.filter(detached_at=None, file=file).values("letter")
    one = lent.filter(
        Q(item__file=file)
        | Q(item__letter__in=letters)
        | Q(item=None, dossier__items__removed_at=None, dossier__items__file=file)
        | Q(item=None, dossier__items__removed_at=None, dossier__items__letter__in=letters)
    ).first()
    if one is None or _sees_anyway(officer, file, letters):
        return ""
    return line_of(one)


def line_of(one: LoanItem) -> str:
    """The line across the pages of a digital copy: the loan, its borrower and its last day."""
    until = one.expires_at.astimezone(one.loan.office.zone).date() if one.expires_at else None
    return (
        f"Salinan pinjaman {one.loan.reference} – {one.loan.borrower_name} – "
        f"sampai {words.long_date(until)}"
    )


def _lent(officer: Officer) -> QuerySet[LoanItem]:
    return copies_of(officer).select_related("loan__office").order_by("-expires_at", "pk")


def _sees_anyway(officer: Officer, file: StoredFile, letters: QuerySet) -> bool:
    """By a tie to its letter, or because he keeps the dossier."""
    rows = LetterAccess.objects.filter(letter__in=letters, audience__in=audiences_of(officer))
    tied = rows.filter(part__gte=Part.LETTER).exclude(why=Why.BORROWER)
    if tied.exists():
        return True
    return StoredFile.objects.filter(files_of_dossiers(officer), pk=file.pk).exists()
