"""When something is due and why: the earliest of event, sender's deadline and urgency."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from eoffice.calendar.amounts import WorkingTime
from eoffice.calendar.office_hours import OfficeHours
from eoffice.calendar.urgency import Urgency
from eoffice.calendar.words import amount_in_words, day_in_words

BY_URGENCY, BY_SENDER, BY_EVENT, BY_GIVER = "urgency", "sender", "event", "giver"
BY_LATENESS = "lateness"


@dataclass(frozen=True, slots=True)
class Rule:
    """The working time that an urgency allows."""

    urgency: str
    amount: WorkingTime


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a due time is what it is, kept as facts and spoken in the reader's language."""

    basis: str
    day: date
    office: str = ""
    urgency: str = ""
    amount: WorkingTime | None = None

    def __str__(self) -> str:
        facts = {"day": day_in_words(self.day), "office": self.office or _("the office")}
        if self.basis == BY_URGENCY and self.amount is not None:
            facts |= {
                "urgency": str(Urgency(self.urgency).label),
                "amount": amount_in_words(self.amount),
            }
        return _sentence(self.basis) % facts

    def as_json(self) -> dict[str, Any]:
        """The facts for a JSON column; `from_json` reads them back."""
        amount = asdict(self.amount) if self.amount else None
        return {**asdict(self), "day": self.day.isoformat(), "amount": amount}

    @classmethod
    def from_json(cls, facts: dict[str, Any]) -> "Explanation":
        """Read the facts that `as_json` wrote."""
        amount = WorkingTime(**facts["amount"]) if facts.get("amount") else None
        return cls(**{**facts, "day": date.fromisoformat(facts["day"]), "amount": amount})


class Due(NamedTuple):
    """A due time in UTC together with its explanation."""

    at: datetime
    why: Explanation


def explain(start: datetime, rule: Rule, hours: OfficeHours) -> Explanation:
    """Say which rule counts, since when, and in whose working hours."""
    since = hours.date_of(start)
    return Explanation(BY_URGENCY, since, hours.office, rule.urgency, rule.amount)


def earliest_due(
    event_date: date | datetime | None,
    sender_deadline: date | None,
    rule: Rule,
    *,
    start: datetime,
    hours: OfficeHours,
) -> Due:
    """The earliest of event, sender's deadline and urgency rule, and why it is that one."""
    choices = [Due(hours.due_at(start, rule.amount), explain(start, rule, hours))]
    if sender_deadline is not None:
        why = Explanation(BY_SENDER, sender_deadline, hours.office)
        choices.append(Due(hours.closing_on_or_before(sender_deadline), why))
    if event_date is not None and (event := _before_event(event_date, start, hours)):
        choices.append(event)
    return min(choices, key=lambda due: due.at)


def set_by_giver(at: datetime, hours: OfficeHours) -> Due:
    """A due time that the giver chose himself."""
    return Due(at, Explanation(BY_GIVER, hours.date_of(at), hours.office))


def as_soon_as_may_be(passed: datetime, now: datetime, hours: OfficeHours) -> Due:
    """What is given when its time limit has passed: the close of today, else of the next day."""
    why = Explanation(BY_LATENESS, hours.date_of(passed), hours.office)
    return Due(hours.next_closing(now), why)


def _before_event(event: date | datetime, start: datetime, hours: OfficeHours) -> Due | None:
    """Before the event begins: its hour, else the opening of its day, else the close before it.

    A letter that arrives on the day of the event itself is due when that day closes; an event
    that was over before the letter came sets no time.
    """
    day = hours.date_of(event) if isinstance(event, datetime) else event
    if day < hours.date_of(start):
        return None
    if isinstance(event, datetime) and event > start:
        at = event
    else:
        opening = hours.opening_on(day)
        at = opening if opening and opening > start else hours.closing_on_or_before(day)
    return Due(at, Explanation(BY_EVENT, day, hours.office)) if at > start else None


def _sentence(basis: str) -> str:
    return {
        BY_URGENCY: _(
            "%(urgency)s: %(amount)s since %(day)s, counted in the working hours of %(office)s"
        ),
        BY_SENDER: _("The sender asks for an answer by %(day)s"),
        BY_EVENT: _("The event takes place on %(day)s"),
        BY_GIVER: _("Set by the giver for %(day)s"),
        BY_LATENESS: _("The time limit was %(day)s and has passed; hence the nearest working day"),
    }[basis]
