"""The tokens by which facets are found in the index; no typed word can be one of them. Pure.

A typed word never mixes letters with digits (`words` cuts them apart), and every mark ends with a
digit.
"""

from correspondence.models import Letter
from correspondence.states import LetterKind

ALL = "x0"
KINDS = ("complaint", "old", "copy", "event", "answer", "plain")
LEVELS = ("biasa", "terbatas", "rahasia", "sangat_rahasia")


def kind_of(letter: Letter) -> str:
    """What a letter is apart from its type: the first of these that fits."""
    if letter.complaint_code:
        return "complaint"
    if letter.is_legacy:
        return "old"
    if letter.is_copy:
        return "copy"
    if letter.event_at:
        return "event"
    return "answer" if letter.answers_id or letter.answers_number else "plain"


def of_line(letter: Letter) -> list[str]:
    """What everybody knows who sees the line, of a secret letter too."""
    day = letter.received_at.astimezone(letter.office.zone)
    return [
        ALL,
        direction(letter.kind),
        state(letter.kind, letter.state),
        security(letter.security),
        year(day.year),
        month(day.year, day.month),
    ]


def of_letter(letter: Letter, units: set[int]) -> list[str]:
    """What is masked with the words of a secret letter."""
    found = [kind(kind_of(letter)), *(unit(pk) for pk in sorted(units))]
    if letter.sender_id:
        found.append(sender(letter.sender_id))
    if letter.type_id:
        found.append(letter_type(letter.type_id))
    if letter.classification_id:
        found.append(classification(letter.classification_id))
    return found


def direction(value: str) -> str:
    """Came in or goes out."""
    return f"xd{int(value == LetterKind.OUTGOING)}"


def state(kind: str, value: str) -> str:
    """Where it stands; the two machines share some words."""
    return f"xs{value.replace('_', '')}{int(kind == LetterKind.OUTGOING)}"


def security(value: str) -> str:
    """How secret it is."""
    return f"xl{LEVELS.index(value)}"


def year(value: int) -> str:
    """Received in this year."""
    return f"xy{value}"


def month(of_year: int, value: int) -> str:
    """Received in this month."""
    return f"xm{of_year}{value:02d}"


def kind(value: str) -> str:
    """Complaint, event, copy …"""
    return f"xk{KINDS.index(value)}"


def unit(pk: int) -> str:
    """A unit before whose desks it lies or lay."""
    return f"xu{pk}"


def sender(pk: int) -> str:
    """A contact."""
    return f"xc{pk}"


def letter_type(pk: int) -> str:
    """A type of letter."""
    return f"xt{pk}"


def classification(pk: int) -> str:
    """A code of the classification."""
    return f"xq{pk}"


def has_file(*, present: bool) -> str:
    """Whether a file hangs on it."""
    return f"xf{int(present)}"
