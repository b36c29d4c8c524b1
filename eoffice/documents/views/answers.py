"""Answering with bytes: which headers a file gets on its way to the browser.

Everything is private and checked with the server's mark (ETag); `Vary: Cookie` keeps what one
person saw from the next one at the same desk. What a watcher calls secret is not kept at all.
While a file is being read its pages may still be turned, so a browser asks again each time.
"""

from pathlib import PurePath
from typing import IO, Any

from django.core.files import File
from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers

from eoffice import pdf
from eoffice.documents import access, actions, images, queries
from eoffice.documents.models import StoredFile
from eoffice.errors import NotFound, Unavailable
from eoffice.organization.officer import SYSTEM

A_DAY = 86400
UNKNOWN = ("application/octet-stream", ".bin")
ENDINGS = {"pdf": ".pdf", "jpeg": ".jpg", "png": ".png", "tiff": ".tif"}


def visible_file(request: HttpRequest, pk: int) -> StoredFile:
    """The file, if this officer may see it; else 404."""
    file = queries.file_visible_to(request.officer, pk)
    if file is None:
        raise NotFound
    return file


def answer_unchanging(
    request: HttpRequest, file: StoredFile, part: str, mark: str, opened: Any
) -> HttpResponseBase:
    """Answer with something derived that never changes under its mark; 304 where it is known."""
    is_secret = access.tell(request.officer, file, part)
    etag = f'"{mark}"'
    known = None if is_secret else get_conditional_response(request, etag=etag)
    response = known or _stream(file, opened)
    response["ETag"] = etag
    response["Cache-Control"] = "no-store" if is_secret else _how_long(file)
    patch_vary_headers(response, ["Cookie"])
    return response


def _how_long(file: StoredFile) -> str:
    """How long a browser may show something without asking."""
    return "private, no-cache" if file.is_working else f"private, max-age={A_DAY}, immutable"


def _stream(file: StoredFile, opened: Any) -> FileResponse:
    """Open and send; what is gone is asked for again and will be there shortly."""
    try:
        content: File = opened()
    except images.ImageMissing as missing:
        actions.rebuild(file.pk, by=SYSTEM)
        raise Unavailable from missing
    kind = images.media_type(content)
    return FileResponse(content, content_type=kind, headers={"X-Content-Type-Options": "nosniff"})


def answer_download(file: StoredFile, content: IO[bytes]) -> FileResponse:
    """Answer with the original, as an attachment that no browser opens by itself."""
    media, ending = _type_of(file)
    response = FileResponse(
        content, as_attachment=True, filename=_safe_name(file.name, ending), content_type=media
    )
    response["Content-Length"] = str(file.size)
    response["Cache-Control"] = "no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _type_of(file: StoredFile) -> tuple[str, str]:
    """What the worker found the file to be; a name or a promise of the first bytes is no proof."""
    if not file.ready_at or file.kind not in ENDINGS:
        return UNKNOWN
    return pdf.FileKind(file.kind).mime, ENDINGS[file.kind]


def _safe_name(name: str, ending: str) -> str:
    """The name as given, with the ending that fits the content."""
    stem = PurePath(name).stem if PurePath(name).suffix.lower() in _endings(ending) else name
    return f"{stem[:150] or 'scan'}{ending}"


def _endings(ending: str) -> set[str]:
    return {ending} | {".jpeg"} if ending == ".jpg" else {ending, f"{ending}f"}
