"""What the desk tells the documents room at start: who sees which file, what follows reading."""

from django.db.models import Q

from correspondence import viewing
from correspondence.desks import desk_offices
from correspondence.models import Delivery, Letter, LetterFile
from correspondence.queries.seeing import letters_visible_to
from correspondence.queries.signed_papers import letter_of_codes, waits_for_a_check
from correspondence.queries.tray import awaits_pages, scans_visible_to
from correspondence.states import Part, ScanState
from eoffice import jobs
from eoffice.documents import queries as documents
from eoffice.documents.access import hanging_on
from eoffice.documents.models import StoredFile
from eoffice.documents.states import FileUse
from eoffice.organization.officer import Officer


def scans_of_the_tray(officer: Officer) -> Q:
    """Scans that are no letter yet, to the desk of their office, unless marked secret."""
    in_tray = scans_visible_to(officer).exclude(state=ScanState.RECORDED)
    return hanging_on(in_tray)


def papers_to_check(officer: Officer) -> Q:
    """Scans of signed papers, to who wrote or signs the letter whose code they bear."""
    return waits_for_a_check(officer.desk_ids)


def files_of_letters(officer: Officer) -> Q:
    """The pages of letters of which this officer may see more than the register line."""
    letters = letters_visible_to(officer, at_least=Part.LETTER)
    files = LetterFile.objects.filter(detached_at=None, letter__in=letters)
    return hanging_on(files)


def proofs_of_handing_over(officer: Officer) -> Q:
    """Scans of the expedition book: to who keeps it, and to who may read the letter."""
    letters = letters_visible_to(officer, at_least=Part.LETTER)
    mine = Q(letter__in=letters.values("pk")) | Q(letter__office__in=desk_offices(officer))
    return hanging_on(Delivery.objects.filter(mine), "proof")


def note_opening(officer: Officer, file: StoredFile, part: str) -> bool:
    """Record the view of a secret, and any by an auditor's order.

    Answers whether a browser may not keep what it was shown: pages of secrets, hidden scans.
    """
    letters = Letter.objects.filter(letter_files__file=file, letter_files__detached_at=None)
    if file.use == FileUse.EVIDENCE:
        letters = Letter.objects.filter(deliveries__proof=file)
    is_masked = False
    for letter in letters:
        viewing.note_view(letter, by=officer, part=part, file_id=file.pk)
        is_masked |= letter.is_secret
    return is_masked or file.scans.exclude(hidden_by=None).exists()


def look_at_signatures(file: StoredFile) -> None:
    """A PDF of the tray carries signatures: the clerk will want to know whose they are."""
    if file.scans.filter(state=ScanState.WAITING).exists():
        jobs.enqueue("judge_signatures", file.pk)


def look_for_label(file: StoredFile) -> None:
    """A scan of the tray bears a code: is it our label, where a letter still awaits its pages?

    Or the code of a letter that was printed to be signed by hand.
    """
    codes = documents.codes_of(file.pk)
    if not codes:
        return
    scan = file.scans.filter(state=ScanState.WAITING).first()
    if scan is not None and letter_of_codes(codes, scan.office_id):
        jobs.enqueue("find_signed_paper", file.pk)
        return
    if scan is not None and awaits_pages(scan.office_id):
        jobs.enqueue("find_label", file.pk)
