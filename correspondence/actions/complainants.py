"""Who complained is sealed from the first day; opening it needs the role and a purpose."""

import secrets
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from correspondence.actions import unnamed
from correspondence.desk_events import DeskEvent
from correspondence.desks import at_desk
from correspondence.models import Complainant, Letter
from correspondence.policies import desk as policies
from correspondence.sealing import Identity, SealBroken, identity_key, seal, unseal
from eoffice import audit, clock
from eoffice.documents.models import StoredFile
from eoffice.errors import OfficeError
from eoffice.organization.officer import Officer
from eoffice.organization.states import Role

SHORTEST_PURPOSE = 10
SECRETS = "secret"
"""The chain of an organisation in which every view of a secret is recorded."""


class NoPurpose(OfficeError):
    """Nobody opens an identity without saying what for."""

    status = 422
    sentence = _("Write in a sentence what the identity is needed for.")


def new_code() -> str:
    """A code that tells nothing: no name, no count, no date."""
    return f"ADU-{secrets.token_hex(4).upper()}"


def seal_complainant(letter: Letter, identity: Identity) -> Complainant:
    """Keep the identity encrypted beside the letter, which carries only the code."""
    return Complainant.objects.create(
        letter=letter,
        organization_id=letter.organization_id,
        code=letter.complaint_code,
        sealed=seal(identity),
        identity_key=identity_key(identity),
        sealed_at=clock.now(),
    )


def sealed_names(letter: Letter) -> set[str]:
    """What tells who sent this letter, to be compared with and shown to nobody; of a letter that
    is no complaint, nothing. Raises `SealBroken` where no key opens it."""
    if not letter.complaint_code:
        return set()
    row = Complainant.objects.filter(letter=letter.pk).exclude(sealed=b"").first()
    return unnamed.told_by(unseal(bytes(row.sealed))) if row else set()


def unsaid(letter: Letter, text: str) -> str:
    """What somebody writes about a letter, with the code where he named who complains.

    The work goes on where no key opens the seal any more: then nobody knows the name.
    """
    if not text:
        return text
    try:
        names = sealed_names(letter)
    except SealBroken:
        names = set()
    return unnamed.without(text, names, letter.complaint_code)


def rename_files(letter: Letter, file_ids: Iterable[int], *, have: int = 0) -> None:
    """What a scan was called may tell who complains: files of a complaint bear its code instead,
    counted on from those that the letter has."""
    if letter.complaint_code:
        for number, pk in enumerate(file_ids, start=have + 1):
            name = f"{letter.complaint_code}-{number}"
            StoredFile.objects.filter(pk=pk).update(name=name)


@transaction.atomic
def open_complainant(letter_id: int, *, purpose: str, by: Officer) -> Identity:
    """Read the sealed identity. Recorded among the views of secrets, with the purpose's hash."""
    letter = Letter.objects.locked(letter_id)
    policies.may_open_complainant(by, letter).enforce()
    if len(purpose.strip()) < SHORTEST_PURPOSE:
        raise NoPurpose
    sealed = Complainant.objects.get(letter=letter)
    identity = unseal(bytes(sealed.sealed))
    audit.record(
        DeskEvent.COMPLAINANT_OPENED,
        by=at_desk(by, letter.office_id, Role.COMPLAINT_DESK),
        detail={"letter": letter.pk, "code": sealed.code, "purpose": audit.fingerprint(purpose)},
        chain=(SECRETS, letter.pk),
    )
    return identity


def seal_anew() -> int:
    """Put every identity under the newest key, so that older keys may go; how many. Safe to repeat.

    Raises `SealBroken` for one that none of the keys opens; those before it are sealed by then.
    """
    kept = Complainant.objects.exclude(sealed=b"").order_by("pk").values_list("pk", flat=True)
    return sum(_seal_anew(pk) for pk in kept.iterator(chunk_size=500))


@transaction.atomic
def _seal_anew(pk: int) -> bool:
    row = Complainant.objects.select_for_update(no_key=True).get(pk=pk)
    if not row.sealed:  # its letter was destroyed meanwhile
        return False
    identity = unseal(bytes(row.sealed))
    row.sealed, row.identity_key = seal(identity), identity_key(identity)
    row.save(update_fields=["sealed", "identity_key"])
    return True
