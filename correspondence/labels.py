"""The label of a recorded letter: number, date, addressee, and the QR of its code."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

import segno
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe

from correspondence.models import Letter
from correspondence.queries.labelled import LABEL_PREFIX
from correspondence.queries.seats import seats_named
from correspondence.states import RecipientRole
from eoffice import pdf

WIDTH_MM, HEIGHT_MM = 80, 40


@dataclass(frozen=True, slots=True)
class Label:
    """What is printed. Nothing of the letter's content: a label is read by everybody."""

    office: str
    number: str
    received: str
    addressee: str
    code: str
    security: str

    @property
    def qr(self) -> SafeString:
        """The code as an inline SVG."""
        drawn = segno.make_qr(self.code, error="m").svg_inline(scale=3, border=2, omitsize=True)
        return mark_safe(drawn)  # noqa: S308  drawn by us from a hexadecimal code


def of(letter: Letter) -> Label:
    """The label of a letter."""
    to = letter.recipients.filter(ended_at=None, role=RecipientRole.TO)
    seats = seats_named(to.values_list("position_id", flat=True))
    zone = ZoneInfo(letter.office.own_office.time_zone)
    wall = letter.received_at.astimezone(zone)
    return Label(
        office=str(letter.office),
        number=letter.agenda_number,
        received=f"{date_format(wall, 'j F Y')}, {wall:%H.%M}",
        addressee=", ".join(seat.label.split(" (")[0] for seat in seats),
        code=f"{LABEL_PREFIX}{letter.label_code}",
        security=letter.get_security_display() if letter.is_secret else "",
    )


def as_pdf(label: Label) -> bytes:
    """Typeset the label in a limited child."""
    one = {
        "office": label.office,
        "agenda": label.number,
        "received": label.received,
        "note": label.security,
        "qr": label.code,
    }
    data = {"labels": [one], "width": WIDTH_MM, "height": HEIGHT_MM}
    return pdf.printed("label", data)
