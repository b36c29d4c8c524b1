"""The tables of the correspondence room, one noun a module; actions import them from here."""

from correspondence.models.access import LetterAccess
from correspondence.models.approval import ApprovalStep
from correspondence.models.arrival import Arrival
from correspondence.models.authority import CertificateAuthority
from correspondence.models.classification import Classification
from correspondence.models.clock import ServiceClock
from correspondence.models.complainant import Complainant
from correspondence.models.contact import Contact
from correspondence.models.correction import Correction
from correspondence.models.delivery import Addressee, AddresseeList, Delivery
from correspondence.models.draft import DraftReading, DraftVersion, DraftWork, Remark
from correspondence.models.emblem import Emblem
from correspondence.models.letter import IncomingLetter, Letter, LetterFile
from correspondence.models.letter_type import LetterType, RouteStep
from correspondence.models.outgoing import OutgoingLetter
from correspondence.models.recipient import Recipient
from correspondence.models.register import NumberSeries, Register, RegisterEntry
from correspondence.models.request_token import RequestToken
from correspondence.models.scan import Scan
from correspondence.models.search import SearchStale, SearchText, SearchWord
from correspondence.models.searching import SavedSearch, SearchExport
from correspondence.models.signature import PassphraseTries, Signature, SigningKey

__all__ = [
    "Addressee",
    "AddresseeList",
    "ApprovalStep",
    "Arrival",
    "CertificateAuthority",
    "Classification",
    "Complainant",
    "Contact",
    "Correction",
    "Delivery",
    "DraftReading",
    "DraftVersion",
    "DraftWork",
    "Emblem",
    "IncomingLetter",
    "Letter",
    "LetterAccess",
    "LetterFile",
    "LetterType",
    "NumberSeries",
    "OutgoingLetter",
    "PassphraseTries",
    "Recipient",
    "Register",
    "RegisterEntry",
    "Remark",
    "RequestToken",
    "RouteStep",
    "SavedSearch",
    "Scan",
    "SearchExport",
    "SearchStale",
    "SearchText",
    "SearchWord",
    "ServiceClock",
    "Signature",
    "SigningKey",
]
