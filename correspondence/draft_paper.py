"""A draft as its reader sees it on paper: a page as a picture, or all of it with KONSEP.

Typesetting runs in a limited child, outside any transaction; nothing is kept on disk.
"""

from __future__ import annotations

import hashlib
import json
import logging
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.cache import cache

from correspondence import typesetting
from correspondence.models import OutgoingLetter
from correspondence.printing import words
from correspondence.queries.books_out import number_ahead
from eoffice import clock, pdf
from eoffice.errors import NotFound, Unavailable
from eoffice.organization.officer import Officer

log = logging.getLogger(__name__)
A_DAY = 24 * 60 * 60
PAGE = re.compile(rb"/Type\s*/Page\b")


@dataclass(frozen=True, slots=True)
class Picture:
    """One page of a draft."""

    content: bytes
    mime: str
    pages: int


@dataclass(frozen=True, slots=True)
class Paper:
    """A draft that is ready to be set: its template and what stands on it."""

    template: str
    data: dict[str, Any]

    @property
    def mark(self) -> str:
        """The same for what looks the same."""
        text = json.dumps([self.template, self.data], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:32]


def paper_of(letter: OutgoingLetter, content: Mapping[str, Any], *, note: str = "") -> Paper:
    """What stands on the paper of a draft."""
    data = typesetting.data_of(letter, content, note=note)
    return Paper(typesetting.template_of(letter), data)


def before_signing(letter: OutgoingLetter, content: Mapping[str, Any], by: Officer) -> Paper:
    """The letter as this officer would sign it now: no watermark, and nothing that is proof yet.

    Of a number that is not taken yet the running part stays open; so does the place of the code.
    """
    ahead = number_ahead(letter)
    block = typesetting.block_of(letter, by.at(letter.signing_seat_id), clock.now())
    data = typesetting.data_of(
        letter,
        content,
        number=ahead.shown,
        day=ahead.day,
        signature=block,
        is_draft=False,
        look=True,
    )
    return Paper(typesetting.template_of(letter), data)


def picture(paper: Paper, page: int) -> Picture:
    """One page (1 is the first). Raises NotFound where the draft has no such page."""
    with _set(paper) as file:
        pages = len(PAGE.findall(file.read_bytes()))
        if not 1 <= page <= pages:
            raise NotFound
        image = pdf.render_sharp(file, page, file.with_name("page"))
        return Picture(image.path.read_bytes(), image.mime, pages)


def printed(paper: Paper) -> bytes:
    """The draft as a PDF."""
    with _set(paper) as file:
        return file.read_bytes()


def pages_of(paper: Paper) -> int:
    """How many pages it has, counted once for what looks the same. Raises as `printed`."""
    key = f"draft-pages:{paper.mark}"
    if (known := cache.get(key)) is None:
        known = len(PAGE.findall(printed(paper)))
        cache.set(key, known, A_DAY)
    return int(known)


@contextmanager
def _set(paper: Paper) -> Iterator[Path]:
    """The draft as a file, for as long as the block lasts."""
    with tempfile.TemporaryDirectory(prefix="eoffice-work-draft-") as folder:
        try:
            yield typesetting.write_pdf(paper.template, paper.data, Path(folder) / "draft.pdf")
        except (pdf.Refused, pdf.WorkFailed, pdf.ChildDied) as error:
            log.warning("A draft could not be set: %s", error)
            raise Unavailable from error


def print_note(letter: OutgoingLetter, version: int, by: Officer) -> str:
    """The line that says whose print this is. In Indonesian, as everything on paper."""
    now = clock.now().astimezone(letter.office.zone)
    when = f"{words.long_date(now.date())} pukul {now:%H.%M}"
    return f"Versi {version}, dicetak {when} oleh {by.name} (cetakan ke-{letter.draft_prints})."
