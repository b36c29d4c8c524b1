"""What the lists of acting officials and absences show, decided here and not in the template."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from eoffice.organization.forms import LastDayForm
from eoffice.organization.models import Absence, Assignment
from eoffice.organization.officer import SPOKEN_KINDS
from eoffice.organization.states import AssignmentKind


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """One entry: of whom, what, from when until when, and how it is ended."""

    id: str
    name: str
    what: str
    in_place_of: str
    reference: str
    starts: date
    ends: date | None
    has_begun: bool
    end_url: str
    end_form: LastDayForm

    @classmethod
    def of_acting(cls, acting: Assignment, *, today: date, query: str) -> PeriodRow:
        """A Plt., Plh. or Pj."""
        row_id = f"acting-{acting.pk}"
        return cls(
            id=row_id,
            name=acting.user.name,
            what=f"{SPOKEN_KINDS[AssignmentKind(acting.kind)]} {acting.position.title}",
            in_place_of=acting.in_place_of.name if acting.in_place_of else "",
            reference=acting.decree_number,
            starts=acting.starts,
            ends=acting.ends,
            has_begun=acting.starts <= today,
            end_url=reverse("organization:acting_end", args=[acting.pk]) + query,
            end_form=LastDayForm.beside(row_id, acting.starts, today),
        )

    @classmethod
    def of_absence(cls, absence: Absence, *, today: date, query: str) -> PeriodRow:
        """Leave, travel, training or illness."""
        row_id = f"absence-{absence.pk}"
        return cls(
            id=row_id,
            name=absence.user.name,
            what=absence.get_kind_display(),
            in_place_of="",
            reference=absence.note,
            starts=absence.starts,
            ends=absence.ends,
            has_begun=absence.starts <= today,
            end_url=reverse("organization:absence_end", args=[absence.pk]) + query,
            end_form=LastDayForm.beside(row_id, absence.starts, today),
        )
