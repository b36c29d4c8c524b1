"""Verbs: recording, disposing and approving, answered, against the bare view of the same round."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone

from correspondence.models import ApprovalStep, Letter, Scan
from correspondence.queries.seats import seats_named
from disposition.models import Instruction
from eoffice.organization.models import User
from tests.bench.bars import Line, ratio
from tests.bench.browser import Answer, expect
from tests.bench.office import HEAD, RECORDER, OfficeAtWork
from tests.bench.rounds import BARE, WARM, Times, bare_view

BAR = 5
RECORDING, DISPOSING, APPROVING = "recording", "disposing", "approving"


def acts(office: OfficeAtWork, rounds: int) -> list[Line]:
    """Record a scan, dispose the letter that came of it, approve a draft; in turn."""
    waiting = Scan.objects.filter(office=office.unit, state="waiting", file__state="ready")
    scans = list(waiting.order_by("pk").values_list("pk", flat=True)[: rounds + WARM])
    record, dispose, bare = recording(office), _disposing(office), bare_view(office, RECORDER)
    times: Times = {RECORDING: [], DISPOSING: [], APPROVING: [], BARE: []}
    drafts = iter(approvals(office))
    for number, scan in enumerate(scans):
        answers = {BARE: bare(), RECORDING: record(scan), DISPOSING: dispose(scan)}
        if approve := next(drafts, None):
            answers[APPROVING] = approve()
        if number >= WARM:
            for name, answer in answers.items():
                times[name].append(answer.seconds)
    done = [name for name in (RECORDING, DISPOSING, APPROVING) if times[name]]
    return [ratio(f"{name}, answered", times[name], times[BARE], BAR) for name in done]


def approvals(office: OfficeAtWork) -> list[Callable[[], Answer]]:
    """The drafts that wait for an initial, each to be approved by whoever is asked."""
    steps = ApprovalStep.objects.filter(
        state="waiting", asked_at__isnull=False, letter__state="in_review",
        letter__office=office.unit,
    )  # fmt: skip
    found = steps.order_by("pk").values_list("letter", "letter__version", "position")
    return [partial(_approve, office, *row) for row in found]


def _approve(office: OfficeAtWork, letter: int, version: int, position: int) -> Answer:
    account = User.objects.get(assignments__position=position).username
    form = {"version": version, "note": "", "token": secrets.token_hex(16)}
    url = reverse("outgoing:approve", args=[letter])
    return expect(office.as_person(account).post(url, form), 302)


def recording(office: OfficeAtWork) -> Callable[[int], Answer]:
    """Records a scan by its number."""
    recorder, seat = office.as_person(RECORDER), seats_named([office.seat(HEAD).pk])[0]
    wall = timezone.now().astimezone(ZoneInfo(office.unit.time_zone))

    def record(scan: int) -> Answer:
        form = _letter(scan, seat.label, wall)
        return expect(recorder.post(reverse("intake:record", args=[scan]), form), 302)

    return record


def _letter(scan: int, addressee: str, wall: datetime) -> dict[str, object]:
    return {
        "sender": "Dinas Rekaan Pengukur",
        "sender_number": f"{secrets.token_hex(4)}/UKUR/{scan}",
        "letter_date": f"{wall:%Y-%m-%d}",
        "received_at": f"{wall:%Y-%m-%d}, 00.01",
        "subject": f"Permohonan data ke-{scan}",
        "security": "biasa",
        "urgency": "biasa",
        "received_via": "counter",
        "addressee": addressee,
        "token": secrets.token_hex(16),
    }


def _disposing(office: OfficeAtWork) -> Callable[[int], Answer]:
    head, receiver = office.as_person(HEAD), office.seat("asisten1.sim").pk
    line = Instruction.objects.filter(organization=office.unit.root, one_way=False).first()

    def dispose(scan: int) -> Answer:
        letter = Letter.objects.get(scans=scan).pk
        form = {"to": receiver, "instructions": line.pk, "token": secrets.token_hex(16)}
        return expect(head.post(reverse("disposition:dispose", args=[letter]), form), 302)

    return dispose
