"""Who may open files of reports and scans of paper sheets: readers of the note (house 8)."""

from django.db.models import Exists, OuterRef, Q

from correspondence import viewing
from correspondence.models import Letter
from correspondence.queries.seeing import letters_visible_to
from correspondence.states import SECRET, Part
from disposition.models import DispositionSheet, FollowUp
from eoffice.documents.models import StoredFile
from eoffice.organization.officer import Officer

BRANCH = "disposition"
DEEPEST = 12  # desks above one another: ministry, directorates, sections, staff are six


def files_of_notes(officer: Officer) -> Q:
    """Files on branches whose notes are open to the officer; the tree's rule, as a condition."""
    notes = FollowUp.objects.filter(files=OuterRef("pk"))
    papers = _open_papers(officer)
    sheets = DispositionSheet.objects.filter(basis_file=OuterRef("pk"))
    open_sheets = sheets.filter(_open_sheets(officer))
    return Q(Exists(notes.filter(_open_notes(officer) | papers))) | Q(Exists(open_sheets))


def is_secret(officer: Officer, file: StoredFile, part: str) -> bool:
    """Whether it hangs on a secret letter; then the view is recorded."""
    hangs = Q(dispositions__follow_ups__files=file) | Q(sheets__basis_file=file)
    hangs |= Q(papers__files=file)
    letters = Letter.objects.filter(hangs)
    for letter in letters.distinct():
        viewing.note_view(letter, by=officer, part=part, file_id=file.pk)
    return letters.filter(security__in=SECRET).exists()


def _open_sheets(officer: Officer) -> Q:
    """The same for the scan of a paper sheet: whoever reads what was asked on it."""
    tree = Q(letter__in=letters_visible_to(officer, at_least=Part.TREE))
    chain = letters_visible_to(officer, at_least=Part.CHAIN).exclude(security__in=SECRET)
    everything = letters_visible_to(officer, at_least=Part.ALL)
    opened = Q(letter__in=chain, opens_notes=True)
    return (tree & _in_own_line(officer, "branches")) | opened | Q(letter__in=everything)


def _open_notes(officer: Officer) -> Q:
    """Everything is open, the branch or one above it is the officer's, or the giver opened it."""
    tree = Q(disposition__letter__in=letters_visible_to(officer, at_least=Part.TREE))
    chain = letters_visible_to(officer, at_least=Part.CHAIN).exclude(security__in=SECRET)
    everything = letters_visible_to(officer, at_least=Part.ALL)
    opened = Q(disposition__letter__in=chain, disposition__sheet__opens_notes=True)
    return (tree & _in_own_line(officer)) | opened | Q(disposition__letter__in=everything)


def _open_papers(officer: Officer) -> Q:
    """Scans by which an assistant closed, reopened or returned the letter as a whole: open to who
    takes part in the chain; of a secret letter to who entered them and who reads everything."""
    chain = letters_visible_to(officer, at_least=Part.CHAIN)
    everything = letters_visible_to(officer, at_least=Part.ALL)
    to_them = chain.filter(recipients__position__in=officer.desk_ids)
    readers = Q(letter__in=chain.exclude(security__in=SECRET)) | Q(letter__in=everything)
    return readers | Q(letter__in=to_them)


def _in_own_line(officer: Officer, branch: str = BRANCH) -> Q:
    """The officer's desk received the branch, gave it, or gave one of those above it."""
    own = Q(**{f"{branch}__position__in": officer.desk_ids})
    above = branch
    for _level in range(DEEPEST):
        own |= Q(**{f"{above}__giver__in": officer.desk_ids})
        above = f"{above}__parent"
    return own
