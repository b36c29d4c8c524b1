"""What a destruction takes away: of a dossier, everything but its facts.

A file goes when every letter and dossier that it belongs to is destroyed; one that is shared with a
letter that stays, stays too. Papers of disposals and loans are never content. Bytes are removed by
a job after commit; what the database keeps of overwritten rows goes with `purge_database`.
"""

from django.utils.translation import gettext as _

from archive.finding import keeping
from archive.models import (
    Certificate,
    DisposalApproval,
    Dossier,
    DossierItem,
    Loan,
    LoanExtension,
    LoanItem,
    Package,
)
from archive.states import DossierState, PackageState
from correspondence import purging as letters
from correspondence.actions import exports
from correspondence.models import Letter
from disposition import purging as chains
from eoffice import jobs
from eoffice.documents import actions as documents
from eoffice.documents.models import StoredFile
from eoffice.documents.states import FileState
from eoffice.organization.officer import Officer

KEPT = (
    (Certificate, "file"),
    (DisposalApproval, "file"),
    (Loan, "cover_file"),
    (LoanItem, "lost_file"),
    (LoanExtension, "cover_file"),
)
"""Papers about the archive's own acts: they prove, and stay."""


def purge(dossier: Dossier, originals: list[Letter], *, by: Officer) -> dict[str, int]:
    """Empty the letters that lie here as originals, and remove every file that is theirs or the
    dossier's alone; how many. Inside the caller's transaction, all of them locked."""
    files: set[int] = set()
    for letter in originals:
        files |= {*letters.files_of(letter), *chains.files_of(letter)}
        letters.empty(letter)
        chains.empty(letter)
    own = DossierItem.objects.filter(dossier=dossier, letter=None)
    keeping.forget(list(own.values_list("pk", flat=True)))
    files |= set(own.exclude(file=None).values_list("file", flat=True))
    going = {letter.pk for letter in originals}
    gone = [pk for pk in sorted(files) if _belongs_to_nothing_else(pk, dossier, going)]
    purged = sum(_purge_file(pk, by=by) for pk in gone)
    _expire_packages(dossier)
    exports.drop_with(going, by=by)
    return {"letters": len(originals), "files": purged, "shared": len(files) - len(gone)}


def originals_of(dossier: Dossier) -> list[int]:
    """The letters that lie in a dossier as originals, in the order in which they are locked."""
    inside = DossierItem.objects.inside().filter(dossier=dossier, is_link=False)
    rows = inside.exclude(letter=None).order_by("letter")
    return list(rows.values_list("letter", flat=True))


def _belongs_to_nothing_else(file_id: int, dossier: Dossier, going: set[int]) -> bool:
    """Whether no letter and no dossier that stays needs the file."""
    others = (letters.letters_showing(file_id) | chains.letters_showing(file_id)) - going
    if others - _destroyed(others):
        return False
    elsewhere = DossierItem.objects.inside().filter(file=file_id).exclude(dossier=dossier)
    if elsewhere.exclude(dossier__state=DossierState.DESTROYED).exists():
        return False
    return not any(model.objects.filter(**{field: file_id}).exists() for model, field in KEPT)


def _destroyed(letter_ids: set[int]) -> set[int]:
    rows = DossierItem.objects.inside().filter(letter__in=letter_ids, is_link=False)
    return set(rows.filter(dossier__state=DossierState.DESTROYED).values_list("letter", flat=True))


def _purge_file(file_id: int, *, by: Officer) -> bool:
    if StoredFile.objects.filter(pk=file_id, state=FileState.PURGED).exists():
        return False
    documents.purge(file_id, by=by)
    return True


def _expire_packages(dossier: Dossier) -> None:
    """Packages that were made of it are content as well; that they were made stays. One that is
    being made at this moment may have read the content already, and is given up; held, so that one
    that becomes ready meanwhile is among the second ones."""
    held = Package.objects.filter(dossier=dossier).select_for_update(of=("self",), no_key=True)
    for package in held.filter(state=PackageState.ASKED).order_by("pk"):
        package.fail(fault=_("The dossier was destroyed meanwhile."))
        package.save(update_fields=["state", "fault"])
    for package in held.filter(state=PackageState.READY).order_by("pk"):
        package.expire()
        package.save(update_fields=["state"])
        jobs.enqueue("drop_package", package.pk)
