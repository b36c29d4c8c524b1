"""Taking files in: bytes first, then the row, the job and the trail in one transaction."""

from django.core.files import File
from django.db import transaction

from eoffice import audit, jobs, pdf
from eoffice.documents import policies, queries, vault
from eoffice.documents.events import FileEvent
from eoffice.documents.models import StoredFile
from eoffice.documents.states import FileUse, ReceivedVia
from eoffice.organization.models import Unit
from eoffice.organization.officer import Officer

NAME_LENGTH = 255
QUOTE_IN_FORM = "%22"  # how a browser writes a quotation mark in multipart/form-data (WHATWG)


def receive(
    upload: File,
    *,
    by: Officer,
    office: Unit,
    use: FileUse,
    via: ReceivedVia = ReceivedVia.UPLOAD,
) -> StoredFile:
    """Make the bytes safe, then register them. Call it outside a transaction: it writes files.

    An action that adds rows of its own calls `vault.keep` first and `register` inside its
    transaction. Raises `vault.TooLarge` or `Unavailable`; then nothing was received.
    """
    stored = vault.keep(upload)
    with transaction.atomic():
        return register(stored, name=upload.name or "", by=by, office=office, use=use, via=via)


@transaction.atomic(savepoint=False)
def register(
    stored: vault.StoredBytes,
    *,
    name: str,
    by: Officer,
    office: Unit,
    use: FileUse,
    via: ReceivedVia = ReceivedVia.UPLOAD,
) -> StoredFile:
    """Enter safe bytes as a received file and ask for their preparation."""
    if via == ReceivedVia.UPLOAD:
        name = name.replace(QUOTE_IN_FORM, '"')
    file = StoredFile.objects.create(
        organization_id=office.root_id,
        office_id=office.own_office_id,
        use=use,
        via=via,
        name=_shown_name(name),
        sha256=stored.sha256,
        size=stored.size,
        kind=_promised_kind(stored),
        key=stored.key,
        same_as=queries.earlier_copy(office.own_office_id, stored.sha256),
        uploaded_by_id=by.user_id,
    )
    jobs.enqueue("prepare_file", file.pk)
    facts = {"sha256": stored.sha256, "size": stored.size, "via": str(via)}
    audit.record(FileEvent.RECEIVED, file, by=by, detail=facts)
    return file


@transaction.atomic
def try_again(file_id: int, *, by: Officer) -> StoredFile:
    """Put a refused file before the pipeline once more."""
    file = StoredFile.objects.locked(file_id)
    policies.may_try_again(by, file).enforce()
    file.try_again()
    file.save(update_fields=["state", "reason"])
    jobs.enqueue("prepare_file", file.pk)
    audit.record(FileEvent.TRIED_AGAIN, file, by=by)
    return file


def _promised_kind(stored: vault.StoredBytes) -> str:
    """What the first bytes promise: enough for an icon. The worker decides what the file is."""
    try:
        return pdf.identify(stored.head, stored.size).value
    except pdf.Refused:
        return ""


def _shown_name(name: str) -> str:
    """The name as given, for display only: without folders and control characters."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(letter for letter in last if letter.isprintable()).strip()
    return shown[-NAME_LENGTH:] or "file"
