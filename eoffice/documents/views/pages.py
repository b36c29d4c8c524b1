"""Looking at a file: page images, page text, the viewing copy, the original."""

from collections.abc import Callable
from functools import partial

from django.contrib.auth.decorators import login_required
from django.core.files import File
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from eoffice.documents import access, actions, images, queries, vault
from eoffice.documents.models import StoredFile
from eoffice.documents.states import FileState
from eoffice.documents.views.answers import (
    answer_download,
    answer_unchanging,
    visible_file,
)
from eoffice.errors import NotFound, OfficeError
from eoffice.files_out import not_kept
from eoffice.htmx import page_or_fragment
from eoffice.organization.officer import SYSTEM

TURNS = {"0": 0, "90": 90, "180": 180, "270": 270}


class DamagedFile(OfficeError):
    """The original on storage is not what was received."""

    status = 503
    is_lasting = True  # waiting does not mend it
    sentence = _(
        "The stored file is not what was received, so it was not handed out. The fault is "
        "recorded; the administrator can bring the file back from the backup."
    )


@require_safe
@login_required
def small(request: HttpRequest, pk: int, page: int) -> HttpResponseBase:
    """The small image of a page, there as soon as it was drawn."""
    return _ready_page(request, pk, page, "small", images.small_image)


@require_safe
@login_required
def thumb(request: HttpRequest, pk: int, page: int) -> HttpResponseBase:
    """The page as a list shows it."""
    return _ready_page(request, pk, page, "thumb", images.thumb_image)


@require_safe
@login_required
def sharp(request: HttpRequest, pk: int, page: int) -> HttpResponseBase:
    """The image of a page for reading, turned as asked (`?rotate=90`)."""
    file = _kept_file(request, pk)
    rotate = TURNS.get(request.GET.get("rotate", "0"), 0)
    if not file.viewing_key or not 1 <= page <= file.pages:
        raise NotFound
    if stamp := access.stamp_for(request.officer, file):
        return _stamped_page(request, file, page, stamp, rotate)
    mark = f"{file.derived_prefix[-40:]}-{page}-sharp-{(file.turn_of(page) + rotate) % 360}"
    opened = partial(images.sharp_image, file, page, rotate=rotate)
    return answer_unchanging(request, file, "page", mark, opened)


@require_safe
@login_required
def text(request: HttpRequest, pk: int, page: int) -> HttpResponse:
    """What was read on a page, beside its image or as a page of its own."""
    file = _kept_file(request, pk)
    if not 1 <= page <= file.pages:
        raise NotFound
    is_secret = access.tell(request.officer, file, "text")
    context = {"file": file, "page": page, "read": queries.text_of_page(file, page)}
    response = page_or_fragment(request, "documents/page_text", context)
    return not_kept(response) if is_secret else response


@require_safe
@login_required
def viewing(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The neutralised PDF, to be read in the browser or printed."""
    file = _kept_file(request, pk)
    mark = vault.upright_key(file.viewing_key, file.turns)[-60:]
    opened = partial(images.viewing_copy, file)
    if stamp := access.stamp_for(request.officer, file):
        mark, opened = vault.stamped_key(mark, stamp), partial(images.stamped_copy, file, stamp)
    response = answer_unchanging(request, file, "viewing", mark, opened)
    response["Content-Type"] = "application/pdf"
    response["Content-Disposition"] = f'inline; filename="surat-{file.pk}.pdf"'
    return response


@require_safe
@login_required
def original(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file as it came, compared with its hash before the first byte leaves. Who has a copy on
    loan is led to that copy, which bears his name."""
    file = _kept_file(request, pk)
    if access.stamp_for(request.officer, file):
        return redirect("files:viewing", pk=file.pk)
    access.tell(request.officer, file, "original")
    try:
        content = vault.open_original(file.key, file.sha256)
    except (vault.BytesChanged, vault.BytesMissing) as changed:
        actions.mark_damaged(file.pk, by=SYSTEM)
        raise DamagedFile from changed
    actions.note_download(file.pk, by=request.officer)
    return answer_download(file, content)


def _kept_file(request: HttpRequest, pk: int) -> StoredFile:
    """The file, if this officer may open it and its content was not removed by a disposal."""
    file = visible_file(request, pk)
    if file.state == FileState.PURGED:
        raise NotFound
    return file


def _ready_page(
    request: HttpRequest, pk: int, page: int, size: str, image: Callable[[StoredFile, int], File]
) -> HttpResponseBase:
    """A page that was drawn, in one of the sizes that the pipeline keeps."""
    file = _kept_file(request, pk)
    if not 1 <= page <= file.pages_ready:
        raise NotFound
    if stamp := access.stamp_for(request.officer, file):
        return _stamped_page(request, file, page, stamp)
    mark = f"{file.derived_prefix[-40:]}-{page}-{size}-{file.turn_of(page)}"
    return answer_unchanging(request, file, "page", mark, partial(image, file, page))


def _stamped_page(
    request: HttpRequest, file: StoredFile, page: int, stamp: str, rotate: int = 0
) -> HttpResponseBase:
    """The page with the line across it, for who has it on loan."""
    mark = f"{vault.stamped_key(file.derived_prefix[-40:], stamp)}-{page}-{rotate}"
    opened = partial(images.stamped_image, file, page, stamp, rotate=rotate)
    return answer_unchanging(request, file, "page", mark, opened)
