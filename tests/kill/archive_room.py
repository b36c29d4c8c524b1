"""Runs inside the installation of a kill test: a list that is being executed; and the facts.

Each function prints one line of JSON for the test, which lives in another process.
"""

from __future__ import annotations

import json
import signal
from itertools import count

from django.core.files.storage import storages

from archive.actions import executing
from archive.models import Disposal, Dossier
from correspondence.models import Letter
from eoffice.audit.faults import find, names
from eoffice.audit.models import AuditEntry
from eoffice.documents.models import StoredFile
from eoffice.jobs import run_pending
from eoffice.organization.models import Position, Unit, User
from tests.archive.shelf import give_role
from tests.disposals.lists import executing_now, inactive_dossier
from tests.disposals.planted import MARK, plant
from tests.world import SEATS, World


def found(dossiers: int) -> None:
    """A destruction that was begun, of dossiers with a marked letter each."""
    world = the_world()
    give_role(world, "staf_bank", "unit_filer")
    filer, laras = world.officer("dewi"), world.officer("laras")
    letters = [plant(world, filer) for _ in range(dossiers)]
    made = [inactive_dossier(world, filer, items=one.file_into) for one in letters]
    run_pending()
    disposal = executing_now(world, laras, *made)
    print(json.dumps({"disposal": disposal.pk, "dossiers": [one.pk for one in made]}))


def the_world() -> World:
    """The organisation that stands in the database already."""
    titles = {row[1]: key for key, row in SEATS.items()}
    seats = {titles[seat.title]: seat for seat in Position.objects.all() if seat.title in titles}
    users = {user.username: user for user in User.objects.all()}
    units = {"kppn": Unit.objects.get(name="KPPN Karang Melati")}
    units["bank"] = Unit.objects.get(name="Seksi Bank")
    return World(units=units, seats=seats, users=users)


def work(disposal_id: int, *, at_most: int | None = None) -> None:
    """As the worker does it: one dossier after the other, each told, until the list is done.

    After so many at most it waits for its end, so that a busy machine kills it no later.
    """
    print("ready", flush=True)
    for number in count(1):
        if not executing.execute_next(disposal_id):
            break
        print("done", flush=True)
        if number == at_most:
            signal.pause()
    executing.execute(disposal_id)
    print("over", flush=True)


def after_a_kill(disposal_id: int) -> None:
    """How far it is, and what each dossier and its letter look like."""
    disposal = Disposal.objects.get(pk=disposal_id)
    rows = []
    for item in disposal.items.select_related("dossier").order_by("order"):
        letter = Letter.objects.get(
            dossier_items__dossier=item.dossier, dossier_items__is_link=False
        )
        files = StoredFile.objects.filter(letter_files__letter=letter)
        rows.append([item.dossier.state, item.state, bool(letter.summary),
                     sorted(set(files.values_list("state", flat=True)))])  # fmt: skip
    print(json.dumps({"state": disposal.state, "rows": rows}))


def at_the_end() -> None:
    """Everything that could be wrong, once all work is done."""
    run_pending()
    told = AuditEntry.objects.filter(event="dossier.destroyed").values_list("subject_id", flat=True)
    ended = AuditEntry.objects.filter(event="disposal.executed").count()
    left = []
    for name in ("originals", "derived"):
        for key, _when in storages[name].everything_under():
            with storages[name].open(key) as file:
                left += [key] if MARK.encode() in file.read() else []
    said = {
        "told": sorted(told),
        "ended": ended,
        "left": left,
        "faults": [str(one) for one in find({*names()} - {"letters"})],  # planted without a book
        "destroyed": Dossier.objects.filter(state="destroyed").count(),
    }
    print(json.dumps(said))
