"""Who sits at the desks to which a list of people would send them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from django.utils.translation import gettext as _

from eoffice import clock
from eoffice.organization import policies
from eoffice.organization.actions.holding import IN_THE_WAY
from eoffice.organization.importing.columns import Line
from eoffice.organization.models import Assignment, Position, Unit
from eoffice.organization.officer import Officer
from eoffice.organization.states import AssignmentKind


class Desks:
    """The sittings of an organisation, also those that are over, and those of the table."""

    def __init__(self, organization: Unit) -> None:
        self.today = clock.today(organization.zone)
        self.sits: dict[int, list[Assignment]] = defaultdict(list)
        self.in_file: dict[int, int] = {}
        seats = Position.objects.in_organization(organization.pk)
        sittings = Assignment.objects.filter(position__in=seats, active=True)
        for one in sittings.select_related("user"):
            self.sits[one.position_id].append(one)

    def check(self, line: Line, seat: Position | None, *, by: Officer) -> None:
        """Say what keeps the person of the row from the desk that it names."""
        if seat is None:
            line.errors.append(_("jabatan: no such position in this unit"))
            return
        self._check_free(line, seat)
        if line.found is None or self._sits_there(line, seat):
            return
        line.differences.append("title")
        verdict = policies.may_seat(by, seat.unit, line.found.pk)
        if not verdict:
            line.errors.append(f"jabatan: {verdict.reason}")

    def _check_free(self, line: Line, seat: Position) -> None:
        holder = self._holder_of(line, seat)
        if holder is not None and holder.user != line.found:
            sentence = _("jabatan: held by %(name)s; replace the holder under assignments")
            line.errors.append(sentence % {"name": holder.user})
        first = self.in_file.setdefault(seat.pk, line.number)
        if first != line.number:
            line.errors.append(_("jabatan: row %(row)d sits there already") % {"row": first})

    def _holder_of(self, line: Line, seat: Position) -> Assignment | None:
        starts = line.values["starts"] or self.today
        return next(
            (
                one
                for one in self.sits[seat.pk]
                if one.kind in IN_THE_WAY[AssignmentKind.DEFINITIVE] and _lasts_until(starts, one)
            ),
            None,
        )

    def _sits_there(self, line: Line, seat: Position) -> bool:
        mine = (one for one in self.sits[seat.pk] if one.user_id == line.found.pk)
        return any(_lasts_until(self.today, one) for one in mine)


def _lasts_until(day: date, one: Assignment) -> bool:
    return one.ends is None or one.ends >= day
