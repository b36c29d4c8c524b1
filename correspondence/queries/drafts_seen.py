"""Outgoing letters that an officer may open, and the text of them that is before his eyes."""

from django.db.models import QuerySet

from correspondence.draft_content import Content
from correspondence.models import DraftVersion, DraftWork, OutgoingLetter
from correspondence.queries.seeing import outgoing_opened_to, part_of
from correspondence.states import Part
from eoffice.organization.officer import Officer


def drafts_visible_to(officer: Officer) -> QuerySet[OutgoingLetter]:
    """Letters that go out, of which this officer may read the text."""
    letters = outgoing_opened_to(officer, at_least=Part.LETTER)
    return letters.select_related("type", "office", "classification")


def text_before(
    officer: Officer, letter: OutgoingLetter, version: int | None = None
) -> tuple[Content, int]:
    """The content that this officer has before him, and the version it is or began from.

    His own unsaved work comes first, then the newest version; a version that is named is that one.
    Earlier versions are open to those who see all of the letter. Raises DraftVersion.DoesNotExist
    for one that there is not, or not for him.
    """
    if version is None:
        work = DraftWork.objects.filter(letter=letter, user=officer.user_id).first()
        if work is not None:
            return work.content, work.based_on
    number = letter.version if version is None else version
    if number != letter.version and (part_of(officer, letter) or Part.LINE) < Part.ALL:
        raise DraftVersion.DoesNotExist
    found = DraftVersion.objects.get(letter=letter, number=number)
    return found.content, found.number
