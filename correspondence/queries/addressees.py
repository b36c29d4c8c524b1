"""To whom a letter may go, found while typing: contacts, seats, other offices; lists of a desk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.db.models import Q, QuerySet

from correspondence.models import AddresseeList, Contact
from correspondence.normalising import HEADS, name_key
from correspondence.queries.contacts import suggested
from correspondence.queries.seats import seats_matching
from correspondence.queries.tray_addressees import offices_named
from eoffice.organization.models import Position, Unit
from eoffice.organization.officer import Officer

MOST_OF_A_KIND = 6


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody to whom a letter may be addressed, and what tells him from the others."""

    name: str
    address: str = ""
    email: str = ""
    hint: str = ""
    contact: int | None = None
    position: int | None = None
    office: int | None = None

    @property
    def row(self) -> dict[str, Any]:
        """As an addressee of a content, without a role."""
        return {name: value for name, value in asdict(self).items() if name != "hint"}

    @property
    def is_known(self) -> bool:
        """Whether it is somebody of the directory, a seat or an office, and no mere words."""
        return bool(self.contact or self.position or self.office)


def candidates(words: str, *, by: Officer) -> list[Candidate]:
    """Contacts of the organisation, its seats, and other offices of this installation.

    Of an office outside the organisation nothing but its name is said.
    """
    if not words.strip():
        return []
    return _joined([*_contacts(words, by), *_seats(words, by), *_offices(words, by)])


def named(words: str, *, by: Officer) -> Candidate:
    """The one that is called exactly so; else the words themselves, with the tray of an office that
    they mean."""
    key = name_key(words)
    fitting = [found for found in candidates(words, by=by) if name_key(found.name) == key]
    if len(fitting) == 1:
        return fitting[0]
    office = None if fitting else offices_named([words], but=by.office_id).get(key)
    return Candidate(name=words.strip(), office=office)


def known_as(names: Iterable[str], *, by: Officer) -> dict[str, Candidate]:
    """Of many names, the correspondents and offices that are called exactly so, by their keys."""
    keys = {name_key(name) for name in names if name.strip()}
    own = Contact.objects.filter(organization=by.organization_id, active=True, name_key__in=keys)
    found = {contact.name_key: of_contact(contact) for contact in own}
    for key, office in offices_named(keys, but=by.office_id).items():
        found[key] = replace(found.get(key, Candidate(name="")), office=office)
    return found


def of_contact(contact: Contact) -> Candidate:
    """A correspondent of the directory as an addressee."""
    lines = contact.address.splitlines()
    if contact.city.casefold() not in contact.address.casefold():
        lines.append(contact.city)
    address = "\n".join(filter(None, (line.strip(" ,") for line in lines)))
    return Candidate(contact.name, address, contact.email, contact=contact.pk, hint=contact.city)


def lists_of(officer: Officer) -> QuerySet[AddresseeList]:
    """The lists that the own desks keep."""
    return AddresseeList.objects.filter(position__in=officer.desk_ids)


def _joined(found: list[Candidate]) -> list[Candidate]:
    """A correspondent who has an office in this installation is offered once, with its tray."""
    offices = {name_key(one.name): one.office for one in found if one.office}
    contacts = {name_key(one.name) for one in found if one.contact}
    return [
        replace(one, office=offices.get(name_key(one.name))) if one.contact else one
        for one in found
        if one.office is None or name_key(one.name) not in contacts
    ]


def _contacts(words: str, by: Officer) -> list[Candidate]:
    own = Contact.objects.filter(organization=by.organization_id, active=True)
    return [of_contact(contact) for contact in suggested(own, words)[:MOST_OF_A_KIND]]


def _seats(words: str, by: Officer) -> list[Candidate]:
    found = Position.objects.filter(pk__in=_seat_ids(words, by)).select_related("unit__office")
    return [
        Candidate(_seat_name(seat, by), position=seat.pk, hint=str(seat.unit)) for seat in found
    ]


def _seat_ids(words: str, by: Officer) -> list[int]:
    office = by.office_id
    near = seats_matching(words, office_id=office, organization_id=by.organization_id)
    far = seats_matching(words, office_id=0, organization_id=by.organization_id)
    return list(dict.fromkeys(seat.pk for seat in [*near, *far]))[:MOST_OF_A_KIND]


def _seat_name(seat: Position, by: Officer) -> str:
    office = seat.unit.own_office
    if office.pk == by.office_id or str(office) in seat.title:
        return seat.title
    return f"{seat.title}, {office}"


def _offices(words: str, by: Officer) -> list[Candidate]:
    head, _blank, rest = words.strip().partition(" ")
    is_headed = bool(rest) and HEADS.get(head.casefold()) == ""
    offices = Unit.objects.active().offices().exclude(pk=by.office_id)
    for word in (rest if is_headed else words).split():
        offices = offices.filter(Q(name__icontains=word) | Q(short_name__icontains=word))
    before = f"{head.capitalize()} " if is_headed else ""
    return [
        Candidate(f"{before}{office.name}", office=office.pk)
        for office in offices.order_by("name")[:MOST_OF_A_KIND]
    ]
