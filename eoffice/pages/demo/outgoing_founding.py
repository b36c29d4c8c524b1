"""Founds what letters need to go out: types, checks, books with their last numbers, keys."""

from hashlib import sha256
from pathlib import Path

from correspondence import authority
from correspondence.actions import keys
from correspondence.actions.registers import open_book
from correspondence.models import Classification, Emblem, Register, RouteStep
from correspondence.outgoing_states import Reset
from eoffice import clock, pdf
from eoffice.organization.models import PositionGroup
from eoffice.pages.actions import lists
from eoffice.pages.demo import outgoing_reference as reference
from eoffice.pages.demo.outgoing_reference import BookRow
from eoffice.pages.demo.people import Offices
from eoffice.pages.demo.story import DESKS

EMBLEM = Path(__file__).with_name("emblem.png")
AUTHORITY = "Otoritas TTE Internal Kantor Contoh"


def found_outgoing(offices: Offices) -> None:
    """Types, checks and empty books of every office."""
    picture = EMBLEM.read_bytes()
    for root in offices.roots():
        digest = sha256(picture).hexdigest()
        Emblem.objects.create(office=root, picture=picture, sha256=digest)
        codes = dict(Classification.objects.filter(organization=root).values_list("code", "pk"))
        groups = {one.code: one for one in PositionGroup.objects.filter(organization=root)}
        key = offices.key_of(root.pk)
        made = lists.lay_outgoing_types(root, groups, paper=reference.PAPER[key], classes=codes)
        for kind in made:
            offices.types[key, kind.code] = kind
    for key, code, seat, why in reference.CHECKS:
        RouteStep.objects.create(
            type=offices.types[key, code], kind=why, position=offices.seats[seat]
        )
    for key, rows in reference.BOOKS.items():
        for book in rows:
            _book(offices, key, book)


def open_books(offices: Offices) -> None:
    """Every book of a year goes on after the last number of the paper one.

    Those of a month, and those of the next year, open by themselves.
    """
    books = Register.objects.filter(direction=Register.Direction.OUTGOING, reset=Reset.YEAR)
    for book in books.select_related("office").order_by("pk"):
        key = offices.key_of(book.office_id)
        last = next(row.last for row in reference.BOOKS[key] if row.code == book.code)
        year = clock.today(book.office.zone).year
        open_book(book.pk, year=year, last=last, by=offices.officer(DESKS[key][1]))


def give_keys(offices: Offices, passphrase: str) -> None:
    """The authority of the installation, and a signing key for everybody who signs."""
    authority.make(AUTHORITY)
    offices.passphrase = pdf.Hidden(passphrase)
    for account in reference.KEY_HOLDERS:
        keys.make(offices.passphrase, by=offices.officer(account))


def _book(offices: Offices, key: str, row: BookRow) -> None:
    office = offices.units[key]
    book = Register.objects.create(
        office=office,
        code=row.code,
        name=row.name,
        direction=Register.Direction.OUTGOING,
        pattern=row.pattern,
        reset=row.reset,
        unit=offices.units[row.unit] if row.unit else None,
        for_secret=row.for_secret,
    )
    root = offices.key_of(office.root_id)
    book.types.set(offices.types[root, code] for code in row.types)
