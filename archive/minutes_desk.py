"""Signing the minutes of a disposal: typeset, sign, store; then the certificate in one transaction.

Runs in the request, outside any transaction. The passphrase goes from the request into the limited
child that signs, and nowhere else. Several people sign one after the other, each over the bytes of
the one before; every stage stays.
"""

from __future__ import annotations

import logging
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from archive import disposal_papers
from archive.actions.disposals import locked
from archive.events import DisposalEvent
from archive.models import Certificate, Disposal
from archive.policies import disposals as policies
from archive.states import CertificateKind, DisposalState
from correspondence import authority, passphrase_tries
from correspondence.models import SigningKey
from correspondence.queries.keys import key_in_force
from correspondence.signing_desk import NoKey, WrongPassphrase
from eoffice import audit, clock, pdf
from eoffice.documents import vault
from eoffice.documents.actions import register as register_file
from eoffice.documents.models import StoredFile
from eoffice.documents.states import FileUse, ReceivedVia
from eoffice.errors import AlreadyDone, Refused, Unavailable, WrongState
from eoffice.organization.officer import Officer

log = logging.getLogger(__name__)
K = CertificateKind


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that was made outside: which, its number and date."""

    kind: str
    number: str
    dated_on: object
    file: int


def newest_minutes(disposal: Disposal) -> Certificate | None:
    """The minutes as they stand: the last stage of signing."""
    rows = disposal.certificates.filter(kind=K.MINUTES).select_related("file")
    return rows.order_by("-pk").first()


def sign(disposal_id: int, number: str, *, by: Officer, passphrase: pdf.Hidden) -> Certificate:
    """Sign the minutes with the officer's own key; the first to sign gives them their number.

    Raises Refused, WrongState, `NoKey`, `WrongPassphrase`, `TooManyTries` or `Unavailable`.
    """
    disposal = Disposal.objects.select_related("office", "unit").get(pk=disposal_id)
    before = to_be_signed(disposal, by)
    if (key := key_in_force(by.user_id)) is None:
        raise NoKey
    number = before.number if before else number.strip()
    if not number:
        raise Refused(_("Give the minutes a number."))
    with (
        passphrase_tries.one_try(by),
        tempfile.TemporaryDirectory(prefix="eoffice-work-signing-") as folder,
    ):
        made = _made(disposal, before, number, key, passphrase, by, Path(folder))
        stored = vault.keep(ContentFile(made.read_bytes(), name=made.name))
    return _keep(disposal, before, number, stored, by=by)


def to_be_signed(disposal: Disposal, by: Officer) -> Certificate | None:
    """The stage over which this officer signs; none where he is the first. Raises Refused,
    WrongState or AlreadyDone."""
    policies.may_sign_minutes(by, disposal).enforce()
    if disposal.state != DisposalState.EXECUTED:
        raise WrongState(_("The minutes are signed when everything on the list is done."))
    before = newest_minutes(disposal)
    if before and not before.signed_by:
        raise AlreadyDone(_("The minutes were signed by hand; their scan is filed."))
    if before and any(one["user"] == by.user_id for one in before.signed_by):
        raise AlreadyDone(_("You have signed these minutes already."))
    return before


def _made(
    disposal: Disposal, before: Certificate | None, number: str, key: SigningKey,
    passphrase: pdf.Hidden, by: Officer, folder: Path,
) -> Path:  # fmt: skip
    at = clock.now()
    order = pdf.SignatureOrder(
        sealed_key=key.sealed_key.encode(),
        certificate=key.certificate.encode(),
        chain=authority.chain_of(key),
        passphrase=passphrase,
        name=by.name,
        reason=number,
        location=disposal.place,
        at=at,
        nth=len(before.signed_by) + 1 if before else 1,
    )
    try:
        if before:
            plain = vault.fetch_original(before.file.key, before.sha256, folder / "minutes.pdf")
        else:
            data = disposal_papers.minutes_of(disposal, number, at, by_key=True)
            plain = folder / "minutes.pdf"
            pdf.typeset("disposal_minutes", data, plain, limits=pdf.OF_OUR_OWN)
        signed = pdf.sign(plain, folder / "signed.pdf", order, limits=pdf.OF_OUR_OWN)
    except pdf.Refused as refused:
        if refused.code == pdf.Reason.WRONG_PASSPHRASE:
            raise WrongPassphrase from refused
        raise Unavailable from refused
    except (pdf.WorkFailed, pdf.ChildDied, vault.BytesChanged) as error:
        log.warning("Signing minutes %s failed: %s", disposal.pk, type(error).__name__)
        raise Unavailable from error
    return signed


@transaction.atomic
def _keep(
    disposal: Disposal, before: Certificate | None, number: str, stored: vault.StoredBytes, *,
    by: Officer,
) -> Certificate:  # fmt: skip
    disposal = locked(disposal.pk)
    if newest_minutes(disposal) != before:
        raise WrongState(_("Somebody else signed at this moment. Sign once more."))
    file = _register(disposal, stored, f"Berita acara {number.replace('/', '-')}.pdf", by=by)
    said = {"user": by.user_id, "name": by.name, "label": by.label}
    paper = Certificate.objects.create(
        disposal=disposal,
        kind=K.MINUTES,
        file=file,
        number=number,
        dated_on=disposal.executed_on,
        sha256=file.sha256,
        signed_by=[*(before.signed_by if before else []), said],
        made_at=clock.now(),
        made_by_name=by.name,
    )
    detail = {"kind": K.MINUTES, "number": number, "sha256": file.sha256}
    audit.record(DisposalEvent.CERTIFIED, disposal, by=by, detail=detail)
    return paper


@transaction.atomic
def file_paper(disposal_id: int, paper: Paper, *, by: Officer) -> Certificate:
    """File a paper that was made outside: a decree, a consideration, minutes signed by hand."""
    disposal = locked(disposal_id)
    policies.may_keep_archive(by, disposal.office_id).enforce()
    file = StoredFile.objects.get(pk=paper.file)
    made = Certificate.objects.create(
        disposal=disposal,
        kind=paper.kind,
        file=file,
        number=paper.number.strip(),
        dated_on=paper.dated_on,
        sha256=file.sha256,
        made_at=clock.now(),
        made_by_name=by.name,
    )
    detail = {"kind": made.kind, "number": made.number, "sha256": file.sha256}
    audit.record(DisposalEvent.CERTIFIED, disposal, by=by, detail=detail)
    return made


def _register(
    disposal: Disposal, stored: vault.StoredBytes, name: str, *, by: Officer
) -> StoredFile:
    return register_file(
        stored,
        name=name,
        by=by,
        office=disposal.office,
        use=FileUse.ARCHIVE,
        via=ReceivedVia.SYSTEM,
    )
