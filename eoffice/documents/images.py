"""Page images: small ones as the pipeline stored them, sharp ones drawn when first looked at."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.files import File

from eoffice import pdf
from eoffice.documents import vault
from eoffice.documents.models import StoredFile
from eoffice.documents.processing import scratch
from eoffice.errors import NotFound, Unavailable

TURNS = (0, 90, 180, 270)
AT_ONCE = 2
PATIENCE = 20
SIGNATURES = ((b"\xff\xd8", "image/jpeg"), (b"\x89PNG", "image/png"), (b"RIFF", "image/webp"))
_drawing = threading.BoundedSemaphore(AT_ONCE)


class ImageMissing(Exception):
    """What was made of the original is gone; it can be made again."""


def small_image(file: StoredFile, page: int) -> File:
    """The small image of a page. Raises `NotFound`, `ImageMissing`, `Unavailable`."""
    if not 1 <= page <= file.pages_ready:
        raise NotFound
    try:
        return vault.derived().open(vault.page_key(file.derived_prefix, page))
    except FileNotFoundError as missing:
        raise ImageMissing from missing


def sharp_image(file: StoredFile, page: int, *, rotate: int = 0) -> File:
    """The image of a page for reading; drawn once, in a limited child, then kept."""
    if not file.viewing_key or not 1 <= page <= file.pages or rotate not in TURNS:
        raise NotFound
    key = vault.page_key(file.derived_prefix, page, sharp=True, rotate=rotate)
    try:
        return vault.derived().open(key)
    except FileNotFoundError:
        with _a_turn_at_drawing():
            _draw(file, page, rotate, key)
        return vault.derived().open(key)


def viewing_copy(file: StoredFile) -> File:
    """The neutralised PDF. Raises `NotFound`, `ImageMissing`, `Unavailable`."""
    if not file.viewing_key:
        raise NotFound
    try:
        return vault.derived().open(file.viewing_key)
    except FileNotFoundError as missing:
        raise ImageMissing from missing


def media_type(image: File) -> str:
    """What an image is, by its first bytes."""
    head = image.read(4)
    image.seek(0)
    return next((name for start, name in SIGNATURES if head.startswith(start)), "image/jpeg")


@contextmanager
def _a_turn_at_drawing() -> Iterator[None]:
    """Few at once: the children would only slow each other down."""
    if not _drawing.acquire(timeout=PATIENCE):
        raise Unavailable
    try:
        yield
    finally:
        _drawing.release()


def _draw(file: StoredFile, page: int, rotate: int, key: str) -> None:
    with scratch() as folder:
        try:
            viewing = vault.fetch_derived(file.viewing_key, folder / "viewing.pdf")
        except FileNotFoundError as missing:
            raise ImageMissing from missing
        try:
            image = pdf.render_sharp(viewing, page, folder / "sharp", rotate=rotate)
        except (pdf.Refused, pdf.ChildDied, pdf.WorkFailed) as failure:
            raise Unavailable from failure
        vault.keep_derived(key, image.path)
