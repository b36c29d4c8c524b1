"""The measured office: who signs in, the letters that are looked at, the scan that is handed in.

Everything is made through the real actions, in the process that measures.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.utils import translation

from correspondence.actions.recording import record
from correspondence.actions.recording_data import RecordingData
from correspondence.models import Letter
from disposition import actions
from disposition.actions import SheetData
from disposition.models import Disposition, Instruction
from eoffice import clock
from eoffice.audit.models import AuditEntry
from eoffice.organization.models import Position, Unit, User
from eoffice.organization.officer import Officer
from eoffice.organization.queries import officer_of
from tests.bench.browser import Browser

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = (ROOT.parent / "shared/samples/letters", ROOT / "eoffice/pages/demo/scans")
PORT = int(os.environ.get("BENCH_PORT", "0"))
CLERK, RECORDER, HEAD = "loket1.sim", "pencatat1.sim", "kepala.sim"
BRANCHES, ENTRIES = 20, 60


@dataclass
class OfficeAtWork:
    """Browsers of the people of the large office, kept open."""

    browsers: dict[str, Browser] = field(default_factory=dict)
    unit: Unit = field(default_factory=lambda: Unit.objects.get(code="sim"))

    def as_person(self, account: str) -> Browser:
        """The signed-in browser of a person."""
        if account not in self.browsers:
            self.browsers[account] = self.another(account)
        return self.browsers[account]

    def another(self, account: str) -> Browser:
        """One more connection of a person."""
        return Browser(PORT, signed_in(User.objects.get(username=account)))

    def officer(self, account: str) -> Officer:
        """The person as the actions want him."""
        return officer_of(User.objects.get(username=account))

    def seat(self, account: str) -> Position:
        """The person's desk."""
        return Position.objects.get(assignments__user__username=account)


def signed_in(user: User) -> str:
    """The key of a session, without the cost of a password."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return session.session_key


def three_pages() -> bytes:
    """A scan of three pages, from the largest scans among the samples."""
    folder = next(path for path in SAMPLES if path.is_dir())
    found = sorted(folder.glob("*-pindai.pdf"), key=lambda path: -path.stat().st_size)
    whole = pikepdf.new()
    for path in (found * 3)[:3]:
        with pikepdf.open(path) as one:
            whole.pages.append(one.pages[0])
    content = BytesIO()
    whole.save(content)
    return content.getvalue()


def unlike(content: bytes, number: int) -> bytes:
    """The same scan as other bytes: a remark behind its end."""
    return content + f"\n% {os.getpid()}-{number}\n".encode()


def long_letter(office: OfficeAtWork, scan_id: int) -> Letter:
    """A letter with a chain of 20 and a history of 60 entries, and with its pages."""
    with translation.override("id"):
        head = office.officer(HEAD)
        data = RecordingData(
            received_at=clock.now() - timedelta(hours=1),
            addressee_ids=(head.position_id,),
            sender_name="Dinas Contoh Panjang",
            subject="Permohonan yang melewati banyak meja",
        )
        letter = record([scan_id], data, by=office.officer(RECORDER))
        actions.mark_letter_read(letter.pk, by=head)
        _give_down(letter, head)
        _fill_history(letter)
    return letter


def _give_down(letter: Letter, head: Officer) -> None:
    """Level by level until the chain is long enough."""
    lines = tuple(Instruction.objects.filter(one_way=False).values_list("pk", flat=True)[:1])
    first = SheetData(to=_below(head.position_id), instructions=lines, note="Mohon dibahas.")
    waiting = list(actions.dispose(letter.pk, first, by=head).branches.all())
    while letter.dispositions.count() < BRANCHES:
        branch = waiting.pop(0)
        room = BRANCHES - letter.dispositions.count()
        sheet = SheetData(to=_below(branch.position_id)[:room], instructions=lines)
        holder = _holder(branch)
        actions.mark_read(branch.pk, by=holder)
        waiting += actions.forward(branch.pk, sheet, by=holder).branches.all()


def _fill_history(letter: Letter) -> None:
    branches = list(letter.dispositions.order_by("pk"))
    entries = AuditEntry.objects.filter(subject_kind="letter", subject_id=letter.pk)
    while (number := entries.count()) < ENTRIES:
        branch = branches[number % len(branches)]
        actions.note_progress(branch.pk, f"Kemajuan ke-{number}.", by=_holder(branch))


def _below(position_id: int) -> tuple[int, ...]:
    found = Position.objects.filter(superior=position_id, is_head=True, roles=None)
    return tuple(found.exclude(title__contains="Tata Usaha").values_list("pk", flat=True))


def _holder(branch: Disposition) -> Officer:
    return officer_of(User.objects.get(assignments__position=branch.position_id))
