"""What the page of acting officials lists: of one office, now and to come."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from eoffice.organization.models import Absence, Assignment, User
from eoffice.organization.states import ACTING_KINDS


def acting_in_office(office_id: int, today: date) -> QuerySet[Assignment]:
    """Plt., Plh. and Pj. of the office that are in force or to come, soonest first."""
    seats = Q(position__unit=office_id) | Q(position__unit__office=office_id)
    found = Assignment.objects.until_later_than(today).filter(seats, kind__in=ACTING_KINDS)
    return found.select_related("user", "position__unit", "in_place_of").order_by("starts", "pk")


def people_named(words: str, people: QuerySet[User]) -> QuerySet[User]:
    """Of these people those in whose name, account or NIP every word stands, by name."""
    for word in words.split():
        people = people.filter(
            Q(name__icontains=word) | Q(username__icontains=word) | Q(nip__startswith=word)
        )
    return people.order_by("name", "pk")


def acting_of(user_id: int, starts: date, ends: date) -> QuerySet[Assignment]:
    """Where the person acts as Plt., Plh. or Pj. on any day of the period, soonest first."""
    found = Assignment.objects.overlapping(starts, ends).filter(user=user_id, kind__in=ACTING_KINDS)
    return found.select_related("position").order_by("starts", "pk")


def absences_in_office(office_id: int, today: date) -> QuerySet[Absence]:
    """Absences of the people of the office that last or are to come, soonest first."""
    people = people_of_office(office_id, today).values("pk")
    return Absence.objects.until_later_than(today).filter(user__in=people).select_related("user")


def people_of_office(office_id: int, today: date) -> QuerySet[User]:
    """People who hold a seat in the office today or later, by name."""
    seats = Q(position__unit=office_id) | Q(position__unit__office=office_id)
    sitting = Assignment.objects.until_later_than(today).filter(seats)
    return User.objects.filter(pk__in=sitting.values("user"), is_active=True).order_by("name")
