"""What anybody may learn about a letter by the code in its QR, or by the bytes of its file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from correspondence.models import OutgoingLetter, Signature
from correspondence.outgoing_access import SIGNED
from correspondence.outgoing_states import OutgoingState, SignatureLevel
from correspondence.queries.keys import key_ended
from correspondence.states import Security

CODE = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Verified:
    """A letter of this installation as the public may know it. Dates are those of its office."""

    state: str  # valid, revoked, corrected, awaited
    code: str
    number: str
    day: date | None
    office: str
    signer: str = ""
    title: str = ""
    level: str = ""
    signed_at: datetime | None = None
    sha256: str = ""
    subject: str = ""  # empty for what is not for everybody
    by_number: str = ""  # of the letter that revoked or corrected it
    key_ended_at: datetime | None = None  # its key was taken out of force later

    @property
    def is_certified(self) -> bool:
        """Whether a certified provider vouches for the signature."""
        return self.level == SignatureLevel.CERTIFIED

    @property
    def is_wet(self) -> bool:
        """Whether it was signed by hand."""
        return self.level == SignatureLevel.WET


def by_code(code: str) -> Verified | None:
    """The letter of a code; nothing for a code that is none of ours, or of a draft."""
    if not CODE.fullmatch(code):
        return None
    letter = OutgoingLetter.objects.select_related("office").filter(verify_code=code).first()
    if letter is None:
        return None
    if letter.state == OutgoingState.AWAITING_WET:
        return Verified("awaited", code, "", None, str(letter.office))
    signature = Signature.objects.filter(letter=letter).first()
    if signature is None or letter.state not in SIGNED:
        return None
    return _verified(letter, signature)


def by_hash(sha256: str) -> Verified | None:
    """The letter whose signed file has these bytes."""
    found = Signature.objects.select_related("letter__office").filter(sha256=sha256).first()
    if found is None:
        return None
    return _verified(OutgoingLetter.objects.select_related("office").get(pk=found.letter_id), found)


def code_in(text: str) -> str:
    """The code in what a QR says, if it leads to a page of verification; else nothing."""
    found = re.search(r"/verify/([0-9a-f]{32})(?:/|$)", text)
    return found[1] if found else ""


def _verified(letter: OutgoingLetter, signature: Signature) -> Verified:
    state, other = _standing(letter)
    return Verified(
        state=state,
        code=letter.verify_code or "",
        number=letter.agenda_number,
        day=letter.letter_date,
        office=str(letter.office),
        signer=signature.name,
        title="\n".join(signature.lines).rstrip(","),
        level=signature.level,
        signed_at=signature.signed_at,
        sha256=signature.sha256,
        subject=letter.subject if letter.security == Security.BIASA else "",
        by_number=other,
        key_ended_at=key_ended(signature.certificate_serial),
    )


def _standing(letter: OutgoingLetter) -> tuple[str, str]:
    """Whether it is in force, and the number of the letter that changed that."""
    if letter.state == OutgoingState.REVOKED:
        later = letter.revoked_by.filter(state__in=SIGNED).order_by("pk").first()
        return "revoked", later.agenda_number if later else ""
    later = letter.corrected_by.filter(state__in=SIGNED).order_by("-pk").first()
    return ("corrected", later.agenda_number) if later else ("valid", "")
