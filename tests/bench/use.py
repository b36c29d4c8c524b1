"""A little work of a morning, so that memory is not only looked at before anybody came."""

from __future__ import annotations

import time

from django.urls import reverse

from eoffice.documents.models import StoredFile
from tests.bench.browser import expect
from tests.bench.files import hand_in
from tests.bench.office import CLERK, HEAD, OfficeAtWork, unlike

ROUNDS, SCANS, PATIENCE = 8, 6, 120
PAGES = {
    HEAD: ("pages:home", "pages:inbox", "pages:letters", "pages:followed", "outgoing:approvals"),
    CLERK: ("intake:tray", "pages:letters", "registers:list", "outgoing:list", "notices:list"),
}


def use(office: OfficeAtWork, content: bytes) -> None:
    """Pages of a head and of a clerk, and some scans that are prepared and read."""
    for _ in range(ROUNDS):
        for account, names in PAGES.items():
            for name in names:
                expect(office.as_person(account).get(reverse(name)))
    clerk = office.as_person(CLERK)
    files = [hand_in(clerk, f"pagi-{n}.pdf", unlike(content, 30_000 + n)) for n in range(SCANS)]
    end = time.monotonic() + PATIENCE
    waiting = StoredFile.objects.filter(pk__in=files).exclude(text_state__in=("read", "unreadable"))
    while waiting.exists() and time.monotonic() < end:
        time.sleep(0.2)
