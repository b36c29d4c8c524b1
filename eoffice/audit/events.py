"""The catalogue of events: each room registers its own TextChoices, whose labels are sentences."""

from __future__ import annotations

from typing import TypeVar

from django.core.exceptions import ImproperlyConfigured
from django.db.models import TextChoices
from django.utils.functional import Promise

LONGEST = 60
Catalogue = TypeVar("Catalogue", bound=type[TextChoices])

_sentences: dict[str, str | Promise] = {}
_owners: dict[str, str] = {}


class UnknownEvent(LookupError):
    """An event that stands in no catalogue."""

    def __init__(self, event: str) -> None:
        super().__init__(
            f"The event {event!r} is in no catalogue: decorate its TextChoices with "
            "`@eoffice.audit.events.register`."
        )


def register(catalogue: Catalogue) -> Catalogue:
    """Class decorator: let the events of this catalogue be recorded and told."""
    owner = f"{catalogue.__module__}.{catalogue.__qualname__}"
    for value, sentence in catalogue.choices:
        if len(value) > LONGEST or _owners.setdefault(value, owner) != owner:
            raise ImproperlyConfigured(f"The event {value!r} of {owner} is too long or taken.")
        _sentences[value] = sentence
    return catalogue


def checked(event: str) -> str:
    """The event's value, if it stands in a catalogue."""
    value = str(event.value) if isinstance(event, TextChoices) else event
    if value not in _sentences:
        raise UnknownEvent(value)
    return value


def sentence_of(event: str) -> str:
    """What happened, in words; an event of a removed catalogue is told by its value."""
    return str(_sentences.get(event, event))


def known() -> list[tuple[str, str]]:
    """All events with their sentences, for filters."""
    return sorted((value, str(sentence)) for value, sentence in _sentences.items())
