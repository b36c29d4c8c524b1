"""Who may open files of reports and scans of paper sheets: readers of the note (house 8)."""

from django.db.models import Exists, OuterRef, Q, QuerySet

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


def note_opening(officer: Officer, file: StoredFile, part: str) -> bool:
    """Record the view of what hangs on a secret letter; answers whether it does."""
    letters = list(_letters_with(file))
    for letter in letters:
        viewing.note_view(letter, by=officer, part=part, file_id=file.pk)
    return any(letter.is_secret for letter in letters)


def _letters_with(file: StoredFile) -> QuerySet[Letter]:
    """The letters whose branches, sheets or papers it belongs to.

    Each table is asked by its own index: one condition over all three would read every letter.
    """
    notes = FollowUp.objects.filter(files=file)
    on_branches = notes.exclude(disposition=None).values("disposition__letter")
    on_letters = notes.exclude(letter=None).values("letter")
    on_sheets = DispositionSheet.objects.filter(basis_file=file).values("letter")
    return Letter.objects.filter(pk__in=on_branches.union(on_letters, on_sheets))


def _open_sheets(officer: Officer) -> Q:
    """The same for the scan of a paper sheet: whoever reads what was asked on it."""
    tree, chain, everything = _letter_opens(officer, "letter")
    opened = chain & ~Q(letter__security__in=SECRET) & Q(opens_notes=True)
    return (tree & _in_own_line(officer, "branches")) | opened | everything


def _open_notes(officer: Officer) -> Q:
    """Everything is open, the branch or one above it is the officer's, or the giver opened it."""
    tree, chain, everything = _letter_opens(officer, f"{BRANCH}__letter")
    opened = chain & ~Q(disposition__letter__security__in=SECRET)
    opened &= Q(disposition__sheet__opens_notes=True)
    return (tree & _in_own_line(officer)) | opened | everything


def _open_papers(officer: Officer) -> Q:
    """Scans by which an assistant closed, reopened or returned the letter as a whole: open to who
    takes part in the chain; of a secret letter to who entered them and who reads everything."""
    _tree, chain, everything = _letter_opens(officer, "letter")
    to_them = Q(letter__recipients__position__in=officer.desk_ids)
    return (chain & (to_them | ~Q(letter__security__in=SECRET))) | everything


def _letter_opens(officer: Officer, letter: str) -> tuple[Q, Q, Q]:
    """Whether the letter opens its tree, its chain and everything; asked for the one letter."""
    tree, chain, everything = (
        Q(Exists(letters_visible_to(officer, at_least=part).filter(pk=OuterRef(letter))))
        for part in (Part.TREE, Part.CHAIN, Part.ALL)
    )
    return tree, chain, everything


def _in_own_line(officer: Officer, branch: str = BRANCH) -> Q:
    """The officer's desk received the branch, gave it, or gave one of those above it."""
    own = Q(**{f"{branch}__position__in": officer.desk_ids})
    above = branch
    for _level in range(DEEPEST):
        own |= Q(**{f"{above}__giver__in": officer.desk_ids})
        above = f"{above}__parent"
    return own
