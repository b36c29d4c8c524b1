"""Runs inside the installation of a kill test: approved letters, a key, a session; and the facts.

Each function prints one line of JSON for the test, which lives in another process.
"""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime, timedelta
from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from correspondence.actions import keys, signing
from correspondence.models import OutgoingLetter, RegisterEntry
from correspondence.verify import numbers_are_complete, signed_letters_are_whole
from eoffice import clock
from eoffice.documents import housekeeping, vault
from eoffice.documents.models import StoredFile
from eoffice.documents.verify import files_are_whole
from eoffice.organization.models import Position, Unit, User
from tests.correspondence.key_room import hidden
from tests.correspondence.sending_room import approved, book_of
from tests.world import World


def found(letters: int) -> None:
    """Letters that only wait for the head of Bank, her key, and a browser that is signed in."""
    world = World(
        units={"kppn": Unit.objects.get(name="KPPN Karang Melati")},
        seats={"kasi_bank": Position.objects.get(title="Kasi Bank")},
        users={name: User.objects.get(username=name) for name in ("eka", "dewi")},
    )
    book_of(world)
    keys.make(hidden(), by=world.officer("eka"))
    made = [approved(world, world.officer("dewi"), "kasi_bank").pk for _ in range(letters)]
    print(json.dumps({"letters": made, "session": session_of(world.users["eka"])}))


def session_of(user: User) -> str:
    """The cookie of a browser in which this person has signed in."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return session.session_key


def is_being_signed(letter_id: int, within: float = 60) -> None:
    """Wait, at most so many seconds, until this letter's number is reserved."""
    until = time.monotonic() + within
    rows = OutgoingLetter.objects.filter(pk=letter_id, state="signing")
    while not (found := rows.exists()) and time.monotonic() < until:
        time.sleep(0.02)
    print(json.dumps(found))


def after_a_kill(letter_id: int) -> None:
    """What the kill left, and what is left of it once its lease is over."""
    before = OutgoingLetter.objects.get(pk=letter_id).state
    signing.release_stuck(now=clock.now() + 2 * signing.LEASE)
    letter = OutgoingLetter.objects.get(pk=letter_id)
    said = {"before": before, "state": letter.state, "files": letter.letter_files.count()}
    print(json.dumps(said | {"numbers": numbers_of(letter_id)}))


def numbers_of(letter_id: int) -> list[list[object]]:
    """Every number that this letter ever had."""
    entries = RegisterEntry.objects.filter(letter=letter_id).order_by("pk")
    return [list(row) for row in entries.values_list("number", "state")]


def at_the_end() -> None:
    """Everything that could be wrong, a day later."""
    housekeeping.datetime = Tomorrow
    housekeeping.sweep()
    rows = StoredFile.objects.all()
    stored = {key for key, _when in vault.originals().everything_under()}
    faults = [*numbers_are_complete(), *signed_letters_are_whole(), *files_are_whole()]
    said = {
        "states": list(OutgoingLetter.objects.values_list("state", flat=True)),
        "numbers": sorted(RegisterEntry.objects.values_list("number", flat=True)),
        "entry_states": sorted(set(RegisterEntry.objects.values_list("state", flat=True))),
        "faults": [str(fault) for fault in faults],
        "files_without_letter": rows.filter(letter_files=None).count(),
        "bytes_without_row": len(stored - set(rows.values_list("key", flat=True))),
    }
    print(json.dumps(said))


class Tomorrow(datetime):
    """A clock that is two days ahead: what was left behind is old enough to be swept."""

    @classmethod
    def now(cls, tz: object = None) -> datetime:
        """Two days ahead."""
        return datetime.now(UTC) + timedelta(days=2)
