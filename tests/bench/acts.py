"""Verbs: recording and disposing, answered, against the bare view of the same round."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone

from correspondence.models import Letter, Scan
from correspondence.queries.seats import seats_named
from disposition.models import Instruction
from tests.bench.bars import Line, ratio
from tests.bench.browser import Answer, expect
from tests.bench.office import HEAD, RECORDER, OfficeAtWork
from tests.bench.rounds import BARE, WARM, Times, bare_view

BAR = 5


def acts(office: OfficeAtWork, rounds: int) -> list[Line]:
    """Record a scan and dispose the letter that came of it, as many times as there are scans."""
    waiting = Scan.objects.filter(office=office.unit, state="waiting", file__state="ready")
    scans = list(waiting.order_by("pk").values_list("pk", flat=True)[: rounds + WARM])
    record, dispose, bare = _recording(office), _disposing(office), bare_view(office, RECORDER)
    times: Times = {"recording": [], "disposing": [], BARE: []}
    for number, scan in enumerate(scans):
        answers = {BARE: bare(), "recording": record(scan), "disposing": dispose(scan)}
        if number >= WARM:
            for name, answer in answers.items():
                times[name].append(answer.seconds)
    return [
        ratio(f"{name}, answered", times[name], times[BARE], BAR)
        for name in ("recording", "disposing")
    ]


def _recording(office: OfficeAtWork) -> Callable[[int], Answer]:
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
