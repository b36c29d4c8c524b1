"""The directory of correspondents: found again by a normalised key, merged when doubled."""

from dataclasses import asdict, dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from correspondence.desk_events import DeskEvent
from correspondence.models import Contact, Letter
from correspondence.normalising import name_key
from correspondence.policies import desk as policies
from correspondence.search import stale
from eoffice import audit
from eoffice.errors import OfficeError, WrongState
from eoffice.organization.officer import Officer
from eoffice.rows import Rows, given

CODED = ("kind", "usual_addressee_id")
FREE = ("name", "address", "city", "email", "phone")


_NAMED = Rows(
    lambda: Contact.objects.filter(
        organization=given("organization"), active=True, name_key=given("key")
    )
)


class SameName(OfficeError):
    """The directory has this name already, perhaps in another spelling."""

    status = 422
    sentence = _("The directory has this contact already, perhaps spelled differently.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactData:
    """What is kept of a correspondent."""

    name: str
    kind: str = Contact.Kind.AGENCY
    address: str = ""
    city: str = ""
    email: str = ""
    phone: str = ""
    usual_addressee_id: int | None = None


def contact_named(organization_id: int, name: str) -> Contact | None:
    """The active contact of this name, in whatever spelling."""
    return _NAMED.first(organization=organization_id, key=name_key(name))


def contact_chosen(organization_id: int, contact_id: int | None) -> Contact | None:
    """The active contact that was picked from the directory of this organisation."""
    if contact_id is None:
        return None
    return Contact.objects.filter(organization=organization_id, active=True, pk=contact_id).first()


@transaction.atomic
def add(organization_id: int, data: ContactData, *, by: Officer) -> Contact:
    """Put a correspondent into the directory."""
    policies.may_keep_contacts(by, organization_id).enforce()
    return enter(organization_id, data, by=by)


def enter(organization_id: int, data: ContactData, *, by: Officer) -> Contact:
    """The beat shared with recording: one row and its record, inside the caller's transaction."""
    contact = Contact(organization_id=organization_id)
    _fill(contact, data)
    audit.record(DeskEvent.CONTACT_ADDED, by=by, chain=_chain(contact))
    return contact


@transaction.atomic
def change(contact_id: int, data: ContactData, *, by: Officer) -> Contact:
    """Correct what is kept of a correspondent; letters keep the name that they were sent under."""
    contact = Contact.objects.select_for_update(of=("self",), no_key=True).get(pk=contact_id)
    policies.may_keep_contacts(by, contact.organization_id).enforce()
    changes = audit.diff(contact, asdict(data), coded=CODED, free=FREE)
    _fill(contact, data)
    audit.record(DeskEvent.CONTACT_CHANGED, by=by, changes=changes, chain=_chain(contact))
    return contact


@transaction.atomic
def merge(kept_id: int, doubled_id: int, *, by: Officer) -> Contact:
    """Let the letters of a doubled contact point at the one that is kept.

    Raises WrongState where one of the two is gone, or both are the same.
    """
    rows = Contact.objects.select_for_update(of=("self",), no_key=True).order_by("pk")
    found = {row.pk: row for row in rows.filter(pk__in=[kept_id, doubled_id])}
    if len(found) != 2:
        raise WrongState
    kept, doubled = found[kept_id], found[doubled_id]
    policies.may_keep_contacts(by, kept.organization_id).enforce()
    if kept.organization_id != doubled.organization_id or not (kept.active and doubled.active):
        raise WrongState
    doubled.active = False
    doubled.save(update_fields=["active"])
    stale.mark_all(Letter.objects.filter(sender=doubled))
    moved = Letter.objects.filter(sender=doubled).update(sender=kept)
    detail = {"merged": doubled.pk, "letters": moved}
    audit.record(DeskEvent.CONTACT_MERGED, by=by, detail=detail, chain=_chain(kept))
    return kept


def _fill(contact: Contact, data: ContactData) -> None:
    for name in (*CODED, *FREE):
        setattr(contact, name, getattr(data, name))
    contact.name_key = name_key(contact.name)
    try:
        with transaction.atomic():
            contact.save()
    except IntegrityError as error:
        raise SameName from error


def _chain(contact: Contact) -> tuple[str, int]:
    return ("contact", contact.pk)
