"""How a letter looks to one officer: which parts are open, and what is masked."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from correspondence.models import Letter
from correspondence.states import Part

MASK = "—"


@dataclass(frozen=True, slots=True)
class LetterView:
    """The letter as this officer may see it."""

    letter: Letter
    part: Part

    @property
    def is_masked(self) -> bool:
        """Subject and sender's text are hidden (a secret letter, seen as a register line)."""
        return self.letter.is_secret and self.part < Part.LETTER

    @property
    def subject(self) -> str:
        """The subject, or the word that stands for it."""
        if self.is_masked:
            return _("Secret letter")
        return self.letter.subject

    @property
    def sender(self) -> str:
        """The sender, or a dash."""
        return MASK if self.is_masked else self.letter.sender_name

    @property
    def sender_number(self) -> str:
        """The sender's number, or a dash."""
        return MASK if self.is_masked else self.letter.sender_number

    @property
    def shows_pages(self) -> bool:
        """Whether page images, text and files are open."""
        return self.part >= Part.LETTER

    @property
    def shows_tree(self) -> bool:
        """Whether the chain with its states is open."""
        return self.part >= Part.TREE

    @property
    def shows_all_notes(self) -> bool:
        """Whether every note and report of the chain is open."""
        return self.part >= Part.ALL
