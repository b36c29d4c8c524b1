"""Fields for what stands on paper: dates as they are written, and seats as they are called."""

import re
import secrets
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from correspondence.queries.seats import Seat, seats_of, seats_titled

INDONESIAN = ("januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus",
              "september", "oktober", "november", "desember")  # fmt: skip
ENGLISH = ("january", "february", "march", "april", "may", "june", "july", "august",
           "september", "october", "november", "december")  # fmt: skip
WRITTEN = re.compile(r"^(\d{1,2})[\s./-]+([a-z]+|\d{1,2})[\s./-]+(\d{4}|\d{2})$")
ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
TIME = re.compile(r"[\s,]+(?:pukul\s+|at\s+)?(\d{1,2})[.:](\d{2})$")
OPENING = (8, 0)


def new_token() -> str:
    """Marks one showing of a form, so that sending it twice acts once."""
    return secrets.token_hex(16)


def month_number(name: str) -> int:
    """8 for "8", "agustus", "Agt", "aug"; 0 for anything else."""
    if name.isdecimal():
        return int(name) if 1 <= int(name) <= 12 else 0
    name = {"agt": "agustus", "agst": "agustus", "nop": "november", "peb": "februari"}.get(
        name, name
    )
    fitting = [
        number
        for names in (INDONESIAN, ENGLISH)
        for number, month in enumerate(names, start=1)
        if len(name) >= 3 and month.startswith(name)
    ]
    return fitting[0] if fitting else 0


def read_date(written: str) -> date | None:
    """ "19 Agustus 2024", "19-8-2024", "19/08/24" or "2024-08-19" as a date."""
    text = written.strip().casefold()
    if iso := ISO.match(text):
        year, month, day = (int(part) for part in iso.groups())
    elif paper := WRITTEN.match(text):
        day, month, year = int(paper[1]), month_number(paper[2]), int(paper[3])
        year += 2000 if year < 100 else 0
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


class PaperDateField(forms.Field):
    """A date as it stands on the paper; shown again as "19 Agustus 2024"."""

    widget = forms.TextInput
    unknown = _("Write the date as on the paper, such as 19 August 2024 or 19-8-2024.")

    def prepare_value(self, value: Any) -> Any:
        """How a known date is shown."""
        known = isinstance(value, date) and not isinstance(value, datetime)
        return date_format(value, "j F Y") if known else value

    def to_python(self, value: Any) -> date | None:
        """The date, or an error that says how to write it."""
        if isinstance(value, date):
            return value
        if not str(value or "").strip():
            return None
        if (read := read_date(str(value))) is None:
            raise ValidationError(self.unknown, code="unknown_date")
        return read


class PaperMomentField(forms.Field):
    """A date with a time on the wall of the office: "21 Agustus 2024, 08.52"."""

    widget = forms.TextInput
    unknown = _("Write day and time such as 21 August 2024, 08.52.")

    def __init__(self, *, zone: ZoneInfo | None = None, **how: Any) -> None:
        super().__init__(**how)
        self.zone = zone or ZoneInfo("UTC")

    def prepare_value(self, value: Any) -> Any:
        """How a known moment is shown."""
        if not isinstance(value, datetime):
            return value
        wall = value.astimezone(self.zone)
        return f"{date_format(wall, 'j F Y')}, {wall:%H.%M}"

    def to_python(self, value: Any) -> datetime | None:
        """The instant, or an error that says how to write it."""
        if isinstance(value, datetime):
            return value
        if not str(value or "").strip():
            return None
        text = str(value).strip().replace("T", " ")
        found = TIME.search(text)
        day = read_date(text[: found.start()] if found else text)
        hour, minute = (int(found[1]), int(found[2])) if found else OPENING
        if day is None or hour > 23 or minute > 59:
            raise ValidationError(self.unknown, code="unknown_moment")
        return datetime(day.year, day.month, day.day, hour, minute, tzinfo=self.zone)


class SeatField(forms.CharField):
    """A seat of the office by its label, or by anything that fits one seat only."""

    def __init__(self, **how: Any) -> None:
        super().__init__(max_length=300, **how)
        self.office_id = 0

    def clean(self, value: Any) -> int | None:
        """The id of the one seat that is meant."""
        text = super().clean(value)
        return meant_seat(text, self.office_id) if text else None


def meant_seat(text: str, office_id: int) -> int:
    """The seat that is meant; the whole office is looked through only when none is called so."""
    called = _called(text, seats_titled(text, office_id))
    return called[0] if len(called) == 1 else find_seat(text, seats_of(office_id))


def _called(text: str, seats: list[Seat]) -> list[int]:
    """The seats of just that short name, or else of just that label."""
    wanted = _plain(text)
    short = [seat.pk for seat in seats if seat.short.casefold() == wanted]
    return short if len(short) == 1 else [seat.pk for seat in seats if _plain(seat.label) == wanted]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def find_seat(text: str, seats: list[Seat]) -> int:
    """The seat of that short name or label, else the only one whose label holds the text."""
    wanted, found = _plain(text), _called(text, seats)
    if len(found) == 1:
        return found[0]
    labels = {seat.pk: _plain(seat.label) for seat in seats}
    tests = (
        wanted.__eq__,
        lambda label: label.split(" (")[0] == wanted,
        lambda label: wanted in label,
    )
    for fits in tests:
        found = [pk for pk, label in labels.items() if fits(label)]
        if len(found) == 1:
            return found[0]
        if found:
            break
    if found:
        raise ValidationError(
            _("Several positions fit “%(text)s”. Choose one of the list.") % {"text": text}
        )
    raise ValidationError(_("No position of this office is called “%(text)s”.") % {"text": text})
