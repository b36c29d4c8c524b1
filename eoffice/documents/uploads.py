"""Taking several uploads at once: the form, what each file got for an answer, and the size guard.

The upload page belongs to the room that gives the files a meaning; it hands its own `receive`
to `handle_uploads`. A file that cannot be taken does not hold up the others.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django import forms
from django.core.files import File
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, JsonResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eoffice.documents import queries, vault
from eoffice.documents.models import StoredFile
from eoffice.errors import OfficeError
from eoffice.organization.officer import Officer

log = logging.getLogger(__name__)
ACCEPT = "application/pdf,image/jpeg,image/png,image/tiff,.pdf,.jpg,.jpeg,.png,.tif,.tiff"
MOST_AT_ONCE = 50

Receive = Callable[[File], StoredFile]


class _Overgrown(io.RawIOBase):
    """Stands for bytes that were not kept: whoever reads them is refused."""

    def readable(self) -> bool:
        """It is asked for bytes like any file."""
        return True

    def readinto(self, _buffer: Any) -> int:
        """Raise `vault.TooLarge`."""
        raise vault.TooLarge


class SizeGuard(FileUploadHandler):
    """Stops keeping a file that has grown too large, and goes on with the next one.

    Stands first in FILE_UPLOAD_HANDLERS, before those that keep bytes. The form gets such a file
    like the others, so that none is missing without a word: reading it raises `vault.TooLarge`.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Start to count."""
        super().new_file(*args, **kwargs)
        self.taken = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Count, and pass on what is not too much."""
        self.taken += len(raw_data)
        return raw_data if self.taken <= vault.size_limit() else None

    def file_complete(self, file_size: int) -> UploadedFile | None:
        """The next handler has the file, unless it is too large."""
        if self.taken <= vault.size_limit():
            return None
        return UploadedFile(_Overgrown(), self.file_name, self.content_type, self.taken)


class ManyFilesInput(forms.ClearableFileInput):
    """A file picker for several files at once; on a phone it offers the camera."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files; each one is taken or not on its own merits, so nothing is checked here."""

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """The files that came, at least one and not more than can be answered."""
        files = [file for file in (data or []) if file]
        if not files:
            raise forms.ValidationError(_("Choose at least one file."), code="required")
        return files[:MOST_AT_ONCE]


class UploadForm(forms.Form):
    """What the clerk chose to hand in."""

    files = ManyFilesField(
        label=gettext_lazy("Files"),
        help_text=gettext_lazy("PDF, JPEG, PNG or TIFF; several at once are welcome."),
        widget=ManyFilesInput(attrs={"accept": ACCEPT}),
    )


@dataclass(frozen=True, slots=True)
class UploadAnswer:
    """What one file got for an answer; `pk` is empty when its bytes were not kept."""

    name: str
    sentence: str | Promise
    pk: int | None = None
    sha256: str = ""
    same_as: int | None = None

    @property
    def received(self) -> bool:
        """Whether the bytes are safe."""
        return self.pk is not None


def handle_uploads(
    request: HttpRequest, files: Iterable[UploadedFile], receive: Receive
) -> list[UploadAnswer]:
    """Receive each file on its own; "received" is said only of bytes that are safe."""
    officer: Officer = request.officer  # type: ignore[attr-defined]
    return [_receive_one(file, receive, officer) for file in files]


def as_json(answers: list[UploadAnswer], *, html: str = "") -> JsonResponse:
    """The answers for a script that uploads file by file; `html` is how they are shown.

    The status speaks of all files together: 200 when one at least was received, else 422.
    """
    rows = [
        asdict(answer) | {"sentence": str(answer.sentence), "received": answer.received}
        for answer in answers
    ]
    said = " ".join(dict.fromkeys(str(answer.sentence) for answer in answers))
    some = any(answer.received for answer in answers)
    body = {"message": said, "files": rows} | ({"html": html} if html else {})
    return JsonResponse(body, status=200 if some else 422)


def _receive_one(upload: UploadedFile, receive: Receive, officer: Officer) -> UploadAnswer:
    name = upload.name or ""
    try:
        file = receive(upload)
    except OfficeError as error:
        log.info("Upload not received: %s", type(error).__name__)
        return UploadAnswer(name, error.sentence)
    earlier = earlier_copy_shown(file, officer)
    sentence = _("Received. The same file had been received before.") if earlier else _("Received.")
    return UploadAnswer(file.name, sentence, file.pk, file.sha256, earlier)


def earlier_copy_shown(file: StoredFile, officer: Officer) -> int | None:
    """The earlier file with the same bytes, if this officer may know of it."""
    if not file.same_as_id:
        return None
    return file.same_as_id if queries.file_visible_to(officer, file.same_as_id) else None
