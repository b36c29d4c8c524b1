"""What can go wrong with the organisation, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from eoffice.errors import WrongState

if TYPE_CHECKING:
    from eoffice.organization.models import Absence, Assignment


class StillNeeded(WrongState):
    """Something still depends on what was to be deactivated; the list says what."""

    sentence = _("This is still needed: %(list)s.")

    def __init__(self, dependents: Sequence[object]) -> None:
        self.dependents = tuple(dependents)
        listed = "; ".join(str(dependent) for dependent in dependents)
        super().__init__(str(type(self).sentence) % {"list": listed})


class Overlaps(WrongState):
    """Somebody else holds the seat in that period, or the same person by the same title."""

    sentence = _("In that period somebody else already has this position.")

    @classmethod
    def with_row(cls, other: Assignment) -> Overlaps:
        """Says who sits there, by which title, from when until when."""
        said = str(_("In that period %(who)s already has this position (%(kind)s, %(period)s)."))
        kind = other.get_kind_display()
        period = period_in_words(other.starts, other.ends)
        return cls(said % {"who": other.user.name, "kind": kind, "period": period})


class AwayThen(WrongState):
    """The person is away in that period by another entry."""

    sentence = _("%(who)s is away then: %(kind)s, %(period)s. %(advice)s")

    def __init__(self, away: Absence, advice: str | Promise) -> None:
        super().__init__(
            str(type(self).sentence)
            % {
                "who": away.user.name,
                "kind": away.get_kind_display(),
                "period": period_in_words(away.starts, away.ends),
                "advice": advice,
            }
        )


def period_in_words(starts: date, ends: date | None) -> str:
    """ "4 May 2026 – 8 May 2026", or since when without an end."""
    if ends is None:
        return str(_("since %(day)s")) % {"day": date_format(starts)}
    return f"{date_format(starts)} – {date_format(ends)}"
