"""The desk's slow work, in a worker only: cutting scans apart, finding the letter of a label."""

from pathlib import Path
from typing import Any

from django.core.files import File

from correspondence import authority
from correspondence.actions import attaching, paper_signing, splitting
from correspondence.actions.splitting import SPLITTING
from correspondence.models import Scan
from correspondence.queries.keys import revoked_among
from correspondence.queries.signed_papers import letter_of_codes
from correspondence.queries.tray import awaits_pages
from correspondence.states import ScanState
from eoffice import jobs, pdf
from eoffice.documents import actions as documents
from eoffice.documents import vault
from eoffice.documents.models import StoredFile
from eoffice.documents.processing import scratch
from eoffice.documents.queries import codes_of
from eoffice.documents.states import FileState


def split_scan(scan_id: int) -> None:
    """Cut the viewing copy as the desk asked; does nothing when it was done or taken back."""
    scan = Scan.objects.select_related("file").filter(pk=scan_id).first()
    if scan is None or scan.state != ScanState.WAITING or SPLITTING not in scan.draft:
        return
    ranges = [(int(first), int(last)) for first, last in scan.draft[SPLITTING]]
    with scratch() as folder:
        source = vault.fetch_derived(scan.file.viewing_key, folder / "viewing.pdf")
        (folder / "parts").mkdir()
        try:
            paths = pdf.split(source, ranges, folder / "parts")
        except pdf.ChildDied as death:
            raise jobs.CountsAsTry(death.reason.value) from death
        parts = [(pages, _kept(path)) for pages, path in zip(ranges, paths, strict=True)]
    splitting.put_parts(scan.pk, parts)


def find_label(file_id: int) -> None:
    """Put a scan whose first page bears our label to its letter, where the office awaits one."""
    scan = Scan.objects.filter(file=file_id, state=ScanState.WAITING).first()
    if scan is not None and awaits_pages(scan.office_id):
        attaching.attach_by_label(scan.pk, codes_of(file_id))


def find_signed_paper(file_id: int) -> None:
    """Tell a letter that waits for its signed paper that a scan bears its code."""
    scan = Scan.objects.filter(file=file_id, state=ScanState.WAITING).first()
    letter = letter_of_codes(codes_of(file_id), scan.office_id) if scan else None
    if scan and letter:
        paper_signing.note_scan(scan.pk, letter.pk)


def judge_signatures(file_id: int) -> None:
    """Judge the signatures of a file that came in, for the clerk who records it."""
    file = StoredFile.objects.filter(pk=file_id, state=FileState.READY).first()
    if file is None:
        return
    with scratch() as folder:
        source = vault.fetch_original(file.key, file.sha256, folder / "original.pdf")
        try:
            found = pdf.verify_signatures(source, trusted=authority.trusted_roots())
        except pdf.ChildDied as death:
            raise jobs.CountsAsTry(death.reason.value) from death
        except pdf.Refused:
            found = ()
    revoked = revoked_among(found)
    documents.keep_signatures(file_id, [_told(one, revoked) for one in found])


def _told(found: pdf.FoundSignature, revoked: frozenset[str]) -> dict[str, Any]:
    """A signature as it is kept and shown."""
    at = found.signed_at
    return {
        "name": found.name,
        "issuer": found.issuer,
        "signed_at": at.isoformat() if at else "",
        "is_whole": found.intact and not found.altered,
        "in_date": found.in_date,
        "trust": found.trust.value,
        "readable": found.readable,
        "is_revoked": found.serial in revoked,
    }


def _kept(path: Path) -> vault.StoredBytes:
    with path.open("rb") as content:
        return vault.keep(File(content, name=path.name))
