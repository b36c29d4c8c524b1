"""The cover under which a secret letter lies in the tray of another office, like an envelope.

The desk there records what stands on it. The letter itself follows once it is recorded, and is
open to its addressee only (`carrying.carry_contents`).
"""

from __future__ import annotations

from django.core.files.base import ContentFile
from django.utils.formats import date_format

from correspondence.models import Delivery
from correspondence.states import Security
from eoffice import pdf
from eoffice.documents import vault


def cover_of(delivery: Delivery) -> vault.StoredBytes:
    """Typeset in a limited child, and kept. Raises what `eoffice.pdf.printed` raises."""
    letter = delivery.letter
    data = {
        "mark": str(Security(letter.security).label).upper(),
        "sender": str(letter.office),
        "number": letter.agenda_number,
        "date": date_format(letter.letter_date, "j F Y") if letter.letter_date else "",
        "addressee": delivery.addressee.name,
        "address": delivery.addressee.address,
    }
    return vault.keep(ContentFile(pdf.printed("secret_cover", data), name="sampul-rahasia.pdf"))
