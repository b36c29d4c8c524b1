"""What the text of the first page suggests for the recording form. A person confirms it.

Anchored patterns only: a value stands behind its own word on the paper ("Nomor :", "Hal :").
Nothing is invented: a letter without a subject line gets no subject.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from correspondence.forms.paper_fields import INDONESIAN, read_date
from correspondence.models import Scan
from eoffice.calendar.urgency import Urgency
from eoffice.documents.models import PageText
from eoffice.documents.viewer import Marks, mark_of
from eoffice.organization.models import Unit

HEAD_LINES = 40
LABEL = r"^\s*(?:{words})\s*[:;.]\s*(?P<value>\S.*)$"
NUMBER = re.compile(LABEL.format(words="Nomor|No|NOMOR|Nomer"))
SUBJECT = re.compile(LABEL.format(words="Hal|Perihal|PERIHAL|HAL"))
ATTACHMENTS = re.compile(LABEL.format(words="Lampiran|Lamp"))
CHARACTER = re.compile(LABEL.format(words="Sifat|SIFAT|Derajat"))
ANY_LABEL = re.compile(r"^\s*(?:Nomor|No|Hal|Perihal|Lampiran|Lamp|Sifat|Yth|Kepada)\b")
DATE = re.compile(rf"(\d{{1,2}})\s+({'|'.join(INDONESIAN)})\s+(\d{{4}})", re.IGNORECASE)
DATE_AT_THE_END = re.compile(r"\s{2,}\S.*$|\s+[A-Z][\w ]+,\s*\d{1,2}\s+\w+\s+\d{4}$")
NOTHING = re.compile(r"^[-–—.\s]*$")
URGENCIES = {
    "sangat segera": Urgency.SANGAT_SEGERA,
    "amat segera": Urgency.SANGAT_SEGERA,
    "kilat": Urgency.SANGAT_SEGERA,
    "segera": Urgency.SEGERA,
}


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Values for the form, from where each comes, and what to outline on the pages."""

    values: dict[str, Any] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    marks: Marks = field(default_factory=dict)


def suggestions_for(scan: Scan | None, office: Unit) -> Suggestions:
    """What the first page of this scan suggests; nothing while its text is not read."""
    page = PageText.objects.filter(file=scan.file_id, page=1).first() if scan else None
    if page is None or not page.text.strip():
        return Suggestions()
    values = read_letter(page.text)
    source = _("Suggested from page 1, please check.")
    marks = {(page.file_id, 1): _marks(page, str(values.get("sender_number", "")))}
    return Suggestions(values, dict.fromkeys(values, source), marks)


def read_letter(text: str) -> dict[str, Any]:
    """Number, date, subject, attachments and urgency, as far as the paper names them."""
    lines = text.splitlines()[:HEAD_LINES]
    found: dict[str, Any] = {
        "sender_number": _value(lines, NUMBER),
        "letter_date": _date(lines),
        "subject": _value(lines, SUBJECT, goes_on=True),
        "attachment_note": _value(lines, ATTACHMENTS),
    }
    character = _value(lines, CHARACTER)
    urgency = next((to for word, to in URGENCIES.items() if word in character.casefold()), None)
    if urgency:
        found["urgency"] = urgency
    if character and character.casefold() not in {"biasa", *URGENCIES}:
        found["printed_marks"] = character[:100]
    return {name: value for name, value in found.items() if value}


def _value(lines: list[str], pattern: re.Pattern[str], *, goes_on: bool = False) -> str:
    for at, line in enumerate(lines):
        if match := pattern.match(line):
            value = DATE_AT_THE_END.sub("", match["value"]).strip()
            if NOTHING.match(value):
                return ""
            return f"{value} {_next_line(lines, at)}".strip() if goes_on else value
    return ""


def _next_line(lines: list[str], at: int) -> str:
    """The second line of a subject: set in as far as its value, with no word of its own."""
    following = lines[at + 1] if at + 1 < len(lines) else ""
    is_indented = following.startswith(" " * 4)
    return following.strip() if is_indented and not ANY_LABEL.match(following) else ""


def _date(lines: list[str]) -> date | None:
    for line in lines:
        if match := DATE.search(line):
            return read_date(" ".join(match.groups()))
    return None


def _marks(page: PageText, number: str) -> list[dict[str, float]]:
    """The words of the number on the page."""
    parts = set(number.split())
    return [mark_of(word) for word in page.words if word and word[0] in parts][:6]
