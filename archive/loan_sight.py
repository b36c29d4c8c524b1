"""What lending opens: papers of a loan to who sees it, and digital copies to who has them.

A digital copy of a letter is opened by its access row (`ties`); of another document in a dossier by
the rule here. Who sees a file for no other reason gets it with his name across every page.
"""

from django.db.models import Q, QuerySet

from archive.file_sight import files_of_dossiers
from archive.loan_states import LentAs, LoanItemState
from archive.models import DossierItem, LoanExtension, LoanItem
from archive.queries.lending import loans_visible_to
from correspondence.access import audiences_of
from correspondence.models import LetterAccess, LetterFile
from correspondence.printing import words
from correspondence.states import Part, Why
from eoffice.documents.models import StoredFile
from eoffice.organization.officer import Officer


def files_of_loans(officer: Officer) -> Q:
    """Cover letters and minutes of loans that the officer sees, and documents that he has."""
    loans = loans_visible_to(officer)
    covers = loans.exclude(cover_file=None).values("cover_file")
    later = LoanExtension.objects.filter(loan__in=loans).exclude(cover_file=None)
    lost = LoanItem.objects.filter(loan__in=loans).exclude(lost_file=None)
    found = Q(pk__in=covers) | Q(pk__in=later.values("cover_file"))
    return found | Q(pk__in=lost.values("lost_file")) | Q(pk__in=_documents(officer))


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
    until = one.expires_at.astimezone(one.loan.office.zone).date() if one.expires_at else None
    return (
        f"Salinan pinjaman {one.loan.reference} – {one.loan.borrower_name} – "
        f"sampai {words.long_date(until)}"
    )


def _lent(officer: Officer) -> QuerySet[LoanItem]:
    rows = LoanItem.objects.filter(lent_as=LentAs.COPY, state=LoanItemState.OUT)
    mine = rows.filter(loan__borrower__in=officer.desk_ids)
    return mine.select_related("loan__office").order_by("-expires_at", "pk")


def _documents(officer: Officer) -> QuerySet:
    """Other documents in what he has as a digital copy."""
    lent = LoanItem.objects.filter(
        lent_as=LentAs.COPY, state=LoanItemState.OUT, loan__borrower__in=officer.desk_ids
    )
    whole = lent.filter(item=None).values("dossier")
    items = DossierItem.objects.inside().exclude(file=None)
    return items.filter(Q(pk__in=lent.values("item")) | Q(dossier__in=whole)).values("file")


def _sees_anyway(officer: Officer, file: StoredFile, letters: QuerySet) -> bool:
    """By a tie to its letter, or because he keeps the dossier."""
    rows = LetterAccess.objects.filter(letter__in=letters, audience__in=audiences_of(officer))
    tied = rows.filter(part__gte=Part.LETTER).exclude(why=Why.BORROWER)
    if tied.exists():
        return True
    return StoredFile.objects.filter(files_of_dossiers(officer), pk=file.pk).exists()
