"""Runs inside the installation: founds the offices of the demo without a year of letters.

Prints one line of JSON: what a journey must know of letters that were there before it began.
"""

from __future__ import annotations

import json
from datetime import timedelta

from correspondence.actions.contacts import ContactData, enter
from eoffice import clock
from eoffice.organization.officer import SYSTEM
from eoffice.pages.demo.founding import found
from eoffice.pages.demo.people import Offices
from tests.journeys.letters import tell_letters

PAST = timedelta(days=45)


def found_offices(password: str) -> None:
    """Units, seats, people, calendars, books and lists; then a few letters at every stage."""
    since = clock.now() - PAST
    with clock.moved_to(since):
        offices = found(since.date() - PAST, password)
    _fill_directory(offices)
    print(json.dumps(tell_letters(offices)))


def _fill_directory(offices: Offices) -> None:
    """Two senders of the samples, who usually write to the head of the KPPN."""
    usual = offices.seats["kppn.kepala"].pk
    for name in ("Kecamatan Lembah Seruni", "Perumda Air Minum Tirta Kahuripan Fiktif"):
        data = ContactData(name=name, usual_addressee_id=usual)
        enter(offices.units["kppn"].pk, data, by=SYSTEM)
