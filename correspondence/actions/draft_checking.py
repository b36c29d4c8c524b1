"""What a browser says of files, seats, contacts and codes is looked up, not believed.

Called by the writing actions inside their transaction, before a content is kept.
"""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from correspondence import unprintable
from correspondence.draft_content import Content
from correspondence.merge_places import as_written
from correspondence.models import Classification, Contact, LetterFile, OutgoingLetter
from eoffice.errors import WrongState
from eoffice.organization.models import Position, Unit

ROLE = LetterFile.Role.ATTACHMENT


class Unprintable(WrongState):
    """The text holds characters that the typeface of letters lacks."""


def belonging(content: Content, letter: OutgoingLetter) -> Content:
    """The content with only what belongs to the letter or its organisation.

    An addressee that points at something foreign stays as words.
    """
    organization = letter.organization_id
    rows = content["addressees"]
    seats = Position.objects.active().in_organization(organization)
    offices = Unit.objects.active().offices()
    contacts = Contact.objects.filter(organization=organization)
    known = {
        "position": _known(seats, rows, "position"),
        "office": _known(offices, rows, "office"),
        "contact": _known(contacts, rows, "contact"),
    }
    addressees = [
        row | {name: row[name] if row[name] in found else None for name, found in known.items()}
        for row in rows
    ]
    codes = Classification.objects.filter(organization=organization, pk=content["classification"])
    return content | {
        "addressees": addressees,
        "attachments": own_files(letter, content["attachments"]),
        "classification": codes.values_list("pk", flat=True).first(),
    }


def refuse_open_places(content: Content) -> None:
    """Raise WrongState for a text that is made for the rows of a table, and not filled in."""
    if found := as_written(content):
        places = ", ".join(f"{{{{{place}}}}}" for place in found[:5])
        said = _(
            "The text still holds places for a table: %(places)s. Make a letter of each row, or "
            "fill them in. Nothing was sent."
        )
        raise WrongState(said % {"places": places})


def refuse_unprintable(content: Content) -> None:
    """Raise `Unprintable` for characters that would stand on paper as empty boxes."""
    if said := unprintable.sentence_of(content):
        raise Unprintable(said)


def own_files(letter: OutgoingLetter, ids: Iterable[int]) -> list[int]:
    """Of these files those that were handed in for this letter, each once, in their order."""
    if letter.pk is None:
        return []
    own = set(LetterFile.objects.filter(letter=letter, role=ROLE).values_list("file_id", flat=True))
    return [pk for pk in dict.fromkeys(ids) if pk in own]


def _known(things: Any, rows: list[dict[str, Any]], name: str) -> set[int]:
    wanted = {row[name] for row in rows if row[name]}
    return set(things.filter(pk__in=wanted).values_list("pk", flat=True)) if wanted else set()
