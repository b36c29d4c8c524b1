"""Retention arithmetic: from trigger date and terms to dates, and why. Pure: no models, no clock.

Decided (docs/decisions/0070): a term of n years ends on the n-th anniversary of the trigger date;
who was born on 29 February has it on the 28th in common years. Both terms are counted from the
trigger date itself, so that the 29th is not lost on the way. The final action begins on 1 January
after the year in which the last term ends.
"""

from __future__ import annotations

import re
from calendar import isleap
from dataclasses import dataclass
from datetime import date
from enum import Enum

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

DESTROY, PERMANENT, REAPPRAISE = "musnah", "permanen", "dinilai_kembali"
LONGEST = 500
DAY = "j F Y"
SHORT = 3  # words such as "dan" are small in every title
AFTER = re.compile(r"^(setelah|sejak|sesudah|after|since) ", re.IGNORECASE)


class Block(Enum):
    """What stops the final action, whatever the dates say."""

    HOLD = "hold"
    VITAL = "vital"
    PROTECTED = "protected"


STOPS: dict[Block, str | Promise] = {
    Block.HOLD: gettext_lazy("a hold is in force"),
    Block.VITAL: gettext_lazy("it is a vital record"),
    Block.PROTECTED: gettext_lazy("it is a protected record"),
}
BEGINNINGS: dict[str, str | Promise] = {
    DESTROY: gettext_lazy("Destroy from %(day)s"),
    PERMANENT: gettext_lazy("Hand over to the archive institution from %(day)s"),
    REAPPRAISE: gettext_lazy("Appraise again from %(day)s"),
}
STAYS: dict[str, str | Promise] = {
    DESTROY: gettext_lazy("Do not destroy"),
    PERMANENT: gettext_lazy("Do not hand over"),
    REAPPRAISE: gettext_lazy("Do not dispose of it"),
}


@dataclass(frozen=True, slots=True)
class Terms:
    """What a rule says, as the dossier keeps it from the day of its closing."""

    active_years: int
    inactive_years: int
    final_action: str
    trigger: str = ""
    note: str = ""
    code: str = ""

    def __post_init__(self) -> None:
        if not all(0 <= years <= LONGEST for years in (self.active_years, self.inactive_years)):
            raise ValueError("A retention term has between 0 and 500 years.")
        if self.final_action not in BEGINNINGS:
            raise ValueError(f"There is no final action {self.final_action!r}.")

    @property
    def years(self) -> int:
        """Both terms together; ten and more need the approval of the national archives."""
        return self.active_years + self.inactive_years


@dataclass(frozen=True, slots=True)
class Retention:
    """The dates of a dossier and why; without terms or trigger date nothing has begun yet."""

    terms: Terms | None = None
    trigger_on: date | None = None
    active_until: date | None = None
    inactive_until: date | None = None
    acts_from: date | None = None
    blocks: tuple[Block, ...] = ()

    @property
    def is_running(self) -> bool:
        """Whether the clock has started."""
        return self.acts_from is not None

    def is_due_for_transfer(self, today: date) -> bool:
        """Whether the active term is over: the records unit takes it over."""
        return self.active_until is not None and today > self.active_until

    def is_due(self, today: date) -> bool:
        """Whether the final action may begin: its day has come and nothing stops it."""
        return self.acts_from is not None and today >= self.acts_from and not self.blocks

    @property
    def sentence(self) -> str:
        """The dossier explains itself, in the language of the reader."""
        if self.terms is None:
            return _("No retention rule binds this dossier yet.")
        if self.acts_from is None:
            waits = self.terms.trigger or _("the dossier is closed with its trigger date")
            event = AFTER.sub("", _inside_a_sentence(waits))
            return _("Retention has not begun: it waits until %(event)s.") % {"event": event}
        if self.blocks:
            return self._stopped()
        return f"{self._beginning()} {self._because()}"

    def _beginning(self) -> str:
        day = date_format(self.acts_from, DAY)
        return str(BEGINNINGS[self.terms.final_action]) % {"day": day}

    def _because(self) -> str:
        """The ingredients: trigger date, both terms, the last day and the rule."""
        words = {
            "active": _years(self.terms.active_years),
            "inactive": _years(self.terms.inactive_years),
            "trigger": date_format(self.trigger_on, DAY),
            "event": f" ({_inside_a_sentence(self.terms.trigger)})" if self.terms.trigger else "",
            "last": date_format(self.inactive_until, DAY),
            "rule": _(", by rule %(code)s") % {"code": self.terms.code} if self.terms.code else "",
            "note": f" ({self.terms.note})" if self.terms.note else "",
        }
        return (
            _(
                "because %(active)s active and %(inactive)s inactive, counted from "
                "%(trigger)s%(event)s, end on %(last)s%(rule)s%(note)s."
            )
            % words
        )

    def _stopped(self) -> str:
        reasons = [str(STOPS[block]) for block in self.blocks]
        listed = reasons[0] if len(reasons) == 1 else _and(reasons)
        stays = STAYS[self.terms.final_action]
        text = _("%(stays)s, because %(reasons)s; otherwise: %(otherwise)s %(because)s")
        beginning = self._beginning()
        return text % {
            "stays": stays,
            "reasons": listed,
            "otherwise": beginning[:1].lower() + beginning[1:],
            "because": self._because(),
        }


def retention(
    terms: Terms | None,
    trigger_on: date | None,
    *,
    is_vital: bool = False,
    is_protected: bool = False,
    holds: int = 0,
) -> Retention:
    """The dates that follow, and what stops the final action.

    A vital or protected dossier is never destroyed; it may be handed over. A hold stops everything.
    """
    blocks = _blocks(terms, is_vital=is_vital, is_protected=is_protected, holds=holds)
    if terms is None or trigger_on is None:
        return Retention(terms, trigger_on, blocks=blocks)
    last = anniversary(trigger_on, terms.years)
    return Retention(
        terms,
        trigger_on,
        active_until=anniversary(trigger_on, terms.active_years),
        inactive_until=last,
        acts_from=date(last.year + 1, 1, 1),
        blocks=blocks,
    )


def anniversary(day: date, years: int) -> date:
    """The same day so many years later; 29 February becomes the 28th in a common year."""
    year = day.year + years
    if (day.month, day.day) == (2, 29) and not isleap(year):
        return date(year, 2, 28)
    return day.replace(year=year)


def _blocks(
    terms: Terms | None, *, is_vital: bool, is_protected: bool, holds: int
) -> tuple[Block, ...]:
    destroys = terms is not None and terms.final_action != PERMANENT
    stops = (
        (Block.HOLD, holds > 0),
        (Block.VITAL, is_vital and destroys),
        (Block.PROTECTED, is_protected and destroys),
    )
    return tuple(block for block, stands in stops if stands)


def _inside_a_sentence(words: str) -> str:
    """As a table of rules begins a cell with a capital, or every word of it; an abbreviation keeps
    its own: "Setelah Pemutakhiran Data" is "setelah pemutakhiran data"."""
    parts = words.split(" ")
    as_title = all(part.istitle() for part in parts if len(part) > SHORT and not part.isupper())
    return " ".join(
        part.lower() if part.istitle() and (as_title or at == 0) else part
        for at, part in enumerate(parts)
    )


def _years(count: int) -> str:
    return ngettext("%(count)d year", "%(count)d years", count) % {"count": count}


def _and(reasons: list[str]) -> str:
    words = {"first": ", ".join(reasons[:-1]), "last": reasons[-1]}
    return str(format_lazy(_("{first} and {last}"), **words))
