"""What recording and disposing may ask of the database, answered (bars, "Speed")."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from secrets import token_hex
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from correspondence.actions.scans import receive_scan
from correspondence.models import Letter, Scan
from correspondence.queries.seats import seats_named
from disposition.models import Instruction
from eoffice import clock
from eoffice.organization.models import Position, User
from eoffice.organization.queries import officer_of
from tests.correspondence.conftest import upload
from tests.simulation.conftest import NOW

pytestmark = pytest.mark.django_db
RECORDING, DISPOSING = 31, 32  # with the mark for the search index
"""A statement more than on a page of its own: inside a test a transaction begins with two."""


@pytest.fixture(autouse=True)
def office(simulated) -> Iterator[None]:
    """The simulated office at its hour."""
    with clock.moved_to(NOW):
        yield


def two(make: Callable[[], Any]) -> list[Any]:
    """The first warms up, the second is counted."""
    return [make(), make()]


def signed_in(account: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=account))
    return client


def seat_of(account: str) -> Position:
    return Position.objects.get(assignments__user__username=account)


def new_scan() -> Scan:
    recorder = officer_of(User.objects.get(username="pencatat1.sim"))
    return receive_scan(upload(content=token_hex(8).encode()), by=recorder)


def paper() -> dict[str, str]:
    return {
        "sender": "Dinas Rekaan", "sender_number": token_hex(4), "letter_date": "2026-03-10",
        "received_at": "2026-03-11, 08.00", "subject": "Permohonan data", "security": "biasa",
        "urgency": "biasa", "received_via": "counter", "token": token_hex(16),
        "addressee": seats_named([seat_of("kepala.sim").pk])[0].label,
    }  # fmt: skip


def sheet() -> dict[str, str | int]:
    line = Instruction.objects.filter(organization__code="sim", one_way=False).first()
    return {"to": seat_of("asisten1.sim").pk, "instructions": line.pk, "token": token_hex(16)}


def record(client: Client, scan: Scan, form: dict[str, str]) -> None:
    assert client.post(reverse("intake:record", args=[scan.pk]), form).status_code == 302


def dispose(client: Client, letter: Letter, form: dict[str, str | int]) -> None:
    assert client.post(reverse("disposition:dispose", args=[letter.pk]), form).status_code == 302


def test_recording_a_scan(django_assert_max_num_queries):
    client, scans, forms = signed_in("pencatat1.sim"), two(new_scan), two(paper)
    record(client, scans[0], forms[0])
    with django_assert_max_num_queries(RECORDING):
        record(client, scans[1], forms[1])


def test_disposing_a_letter(django_assert_max_num_queries):
    recorder, head = signed_in("pencatat1.sim"), signed_in("kepala.sim")
    scans, forms = two(new_scan), two(sheet)
    for scan in scans:
        record(recorder, scan, paper())
    first, second = (Letter.objects.get(scans=scan) for scan in scans)
    dispose(head, first, forms[0])
    with django_assert_max_num_queries(DISPOSING):
        dispose(head, second, forms[1])
