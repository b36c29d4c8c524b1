"""What `manage.py verify` checks about files: each original is whole, and the trail tells of it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from eoffice.audit import Fault, verifier, without_a_trail
from eoffice.documents import vault
from eoffice.documents.models import StoredFile
from eoffice.errors import Unavailable


@verifier("files")
def files_are_whole() -> Iterator[Fault]:
    """A fault for every original that is missing, changed or cannot be asked for."""
    rows = StoredFile.objects.with_bytes().order_by("pk").values_list("pk", "key", "sha256")
    for pk, key, sha256 in rows.iterator(chunk_size=500):
        if sentence := _fault_of(key, sha256):
            yield Fault(kind="file", subject=f"file {pk}", number=None, sentence=sentence)


@verifier("file_trail")
def files_are_in_the_trail() -> Iterator[Fault]:
    """Files of whose receipt the trail says nothing; of what was destroyed the disposal tells."""
    yield from without_a_trail("file", StoredFile.objects.with_bytes())


def _fault_of(key: str, sha256: str) -> str:
    try:
        whole = vault.original_is_whole(key, sha256)
    except vault.BytesMissing:
        return _("The original is not on storage.")
    except Unavailable:
        return _("The storage did not answer, so the original could not be checked.")
    return "" if whole else _("The original does not match the hash that was taken on receipt.")
