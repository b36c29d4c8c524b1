"""Reading the text of prepared files, page by page. Runs in the worker only.

A job reads for a while, then makes room for others and goes on in its next turn at the first
page that has no text yet: a killed worker loses one page of work, or a second of quick ones.
"""

import logging
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

from django.conf import settings

from eoffice import jobs, pdf
from eoffice.documents import actions, queries, vault
from eoffice.documents.models import StoredFile
from eoffice.documents.processing import scratch
from eoffice.documents.states import TextState
from eoffice.organization.officer import SYSTEM

log = logging.getLogger(__name__)
TURN_SECONDS = 10.0
BREATH = 0.5  # seconds: so often pages are kept, and it is asked who waits
TRIES = 2
LIMITS = replace(pdf.DEFAULT, wall=pdf.DEFAULT.wall + int(TURN_SECONDS))
NOTHING = pdf.PageText(text="", words=(), source="none", rotation=0, confidence=0.0)


def read_text(file_id: int) -> None:
    """Read pages until all are read or this turn is over; then a new turn is asked for."""
    file = StoredFile.objects.filter(pk=file_id).first()
    if file is None or file.text_state != TextState.READING or file.awaits_preparation:
        return
    turn = Turn(file)
    with scratch() as folder:
        try:
            viewing = vault.fetch_derived(file.viewing_key, folder / "viewing.pdf")
        except FileNotFoundError:
            actions.rebuild(file.pk, by=SYSTEM)
            return
        turn.read(viewing)
    if turn.rest:
        actions.keep_pages(file.pk, turn.read_so_far)
        jobs.enqueue("read_text", file.pk)
    else:
        actions.close_reading(file.pk, turn.read_so_far, by=SYSTEM)


class Turn:
    """One turn at a file: what is left to read, and what was read but is not kept yet."""

    def __init__(self, file: StoredFile) -> None:
        self.file = file
        self.rest = queries.unread_pages(file)
        self.read_so_far: dict[int, pdf.PageText] = {}
        self.deaths: Counter[int] = Counter()
        self.breathed = time.monotonic()
        self.end = self.breathed + TURN_SECONDS

    def read(self, viewing: Path) -> None:
        """Read until the turn is over or nothing is left; a page that fails holds up no other."""
        while self.rest and (self.deaths[self.rest[0]] or self._may_go_on()):
            try:
                pdf.read_pages(
                    viewing, self.rest, languages=_languages(), on_page=self._take, limits=LIMITS
                )
            except pdf.ChildDied as death:
                self._count_death(death)
            except pdf.Refused as refusal:
                self._give_up(refusal.code)

    def _take(self, page: int, text: pdf.PageText) -> bool:
        """Keep what was read, now or with what follows at once; whether to go on."""
        self.read_so_far[page] = text
        self.rest.remove(page)
        if time.monotonic() - self.breathed < BREATH or not self.rest:
            return True
        actions.keep_pages(self.file.pk, self.read_so_far)
        self.read_so_far = {}
        self.breathed = time.monotonic()
        return self._may_go_on()

    def _may_go_on(self) -> bool:
        """Not for longer than a turn, and not while somebody waits to see a page."""
        return time.monotonic() <= self.end and not queries.a_fast_job_waits()

    def _count_death(self, death: pdf.ChildDied) -> None:
        page = self.rest[0]
        self.deaths[page] += 1
        log.warning("File %s page %s: child died: %s", self.file.pk, page, death.reason)
        if self.deaths[page] >= TRIES:
            self._give_up(death.reason)

    def _give_up(self, reason: pdf.Reason) -> None:
        """The page at which the child stopped has no text."""
        page = self.rest.pop(0)
        self.read_so_far[page] = NOTHING
        log.warning("File %s page %s not read: %s", self.file.pk, page, reason)


def _languages() -> str:
    """The languages of character recognition; none where it is switched off."""
    return "+".join(settings.OCR_LANGUAGES) if settings.OCR_ENGINE != "none" else ""
