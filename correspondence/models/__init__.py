"""The tables of the correspondence room, one noun a module; actions import them from here."""

from correspondence.models.access import LetterAccess
from correspondence.models.arrival import Arrival
from correspondence.models.classification import Classification
from correspondence.models.clock import ServiceClock
from correspondence.models.complainant import Complainant
from correspondence.models.contact import Contact
from correspondence.models.letter import IncomingLetter, Letter, LetterFile
from correspondence.models.letter_type import LetterType
from correspondence.models.recipient import Recipient
from correspondence.models.register import NumberSeries, Register, RegisterEntry
from correspondence.models.request_token import RequestToken
from correspondence.models.scan import Scan

__all__ = [
    "Arrival",
    "Classification",
    "Complainant",
    "Contact",
    "IncomingLetter",
    "Letter",
    "LetterAccess",
    "LetterFile",
    "LetterType",
    "NumberSeries",
    "Recipient",
    "Register",
    "RegisterEntry",
    "RequestToken",
    "Scan",
    "ServiceClock",
]
