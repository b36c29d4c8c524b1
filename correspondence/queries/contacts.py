"""The directory of correspondents: found while typing, and doubles to be merged."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from correspondence.desks import desk_organizations
from correspondence.models import Contact, Recipient
from correspondence.normalising import name_key
from correspondence.queries.seeing import letters_visible_to
from correspondence.states import RecipientRole, Security
from eoffice import clock
from eoffice.organization.models import Position
from eoffice.organization.officer import Officer

MOST = 8
ALIKE = 0.84
LOOKED_AT = 2000
RECENT = 50


def contacts_of(officer: Officer) -> QuerySet[Contact]:
    """The directories that this officer's desks keep."""
    return Contact.objects.filter(organization__in=desk_organizations(officer))


def contacts_matching(contacts: QuerySet[Contact], words: str) -> QuerySet[Contact]:
    """Active contacts whose name has every word, in whatever spelling."""
    found = contacts.filter(active=True)
    for word in name_key(words).split():
        found = found.filter(name_key__contains=word)
    return found.order_by("name")


def suggested(contacts: QuerySet[Contact], words: str) -> list[Contact]:
    """For a picker: what matches, beginning with what begins so; else what is spelled alike."""
    key = name_key(words)
    found = list(contacts_matching(contacts, words)[: MOST * 3])
    found.sort(key=lambda contact: (not contact.name_key.startswith(key), contact.name))
    return found[:MOST] or alike(contacts, words)[:MOST]


def alike(contacts: QuerySet[Contact], name: str, *, but: int | None = None) -> list[Contact]:
    """Contacts of which this may be another spelling, the nearest first."""
    key = name_key(name)
    if not key:
        return []
    near = contacts.filter(active=True).exclude(pk=but).only("pk", "name", "name_key", "city")
    scored = [(_likeness(key, contact.name_key), contact) for contact in near[:LOOKED_AT]]
    return [
        contact for score, contact in sorted(scored, key=lambda pair: -pair[0]) if score >= ALIKE
    ]


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


@dataclass(frozen=True, slots=True)
class Known:
    """What the desk knows of a sender: how often it wrote, and to whom it usually writes."""

    letters: int = 0
    usual: Position | None = None

    def __str__(self) -> str:
        words = ngettext(
            "Known, %(n)d letter this year.", "Known, %(n)d letters this year.", self.letters
        ) % {"n": self.letters}
        if self.usual is None:
            return words
        return _("%(words)s Usually to %(position)s.") % {
            "words": words,
            "position": self.usual,
        }


def known_of(officer: Officer, contact: Contact) -> Known:
    """From the letters that this officer may see; secret ones are not counted."""
    open_levels = [Security.BIASA, Security.TERBATAS]
    letters = letters_visible_to(officer).filter(sender=contact, security__in=open_levels)
    zone = ZoneInfo(officer.desk.time_zone)
    new_year = datetime(clock.today(zone).year, 1, 1, tzinfo=zone)
    return Known(
        letters=letters.filter(received_at__gte=new_year).count(),
        usual=contact.usual_addressee or _usual_addressee(letters),
    )


def _usual_addressee(letters: QuerySet) -> Position | None:
    recent = letters.order_by("-received_at").values_list("pk", flat=True)[:RECENT]
    to = Recipient.objects.filter(letter__in=list(recent), role=RecipientRole.TO, ended_at=None)
    counted = Counter(to.values_list("position", flat=True)).most_common(1)
    if not counted or counted[0][1] < 2:
        return None
    return Position.objects.active().filter(pk=counted[0][0]).first()
