"""Page images: small ones as the pipeline stored them, sharp ones drawn when first looked at.

A page that was found to lie is shown upright, in every image and in the viewing copy; the original
and what the pipeline stored stay as they are.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

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
    """The small image of a page, upright. Raises `NotFound`, `ImageMissing`, `Unavailable`."""
    if not 1 <= page <= file.pages_ready:
        raise NotFound
    turn = file.turn_of(page)
    key = vault.page_key(file.derived_prefix, page, rotate=turn)
    if turn:
        return _kept_or_made(file, key, partial(_picture, pdf.render_small, page, turn))
    return _kept(key)


def thumb_image(file: StoredFile, page: int) -> File:
    """The page as a list shows it, upright; of a file from before there were any, made now."""
    if not 1 <= page <= file.pages_ready:
        raise NotFound
    turn = file.turn_of(page)
    key = vault.thumb_key(file.derived_prefix, page, rotate=turn)
    if not file.viewing_key:
        return _kept(key)
    return _kept_or_made(file, key, partial(_picture, pdf.render_thumb, page, turn))


def sharp_image(file: StoredFile, page: int, *, rotate: int = 0) -> File:
    """The image of a page for reading, turned further as asked; drawn once, then kept."""
    if not file.viewing_key or not 1 <= page <= file.pages or rotate not in TURNS:
        raise NotFound
    turn = (file.turn_of(page) + rotate) % 360
    key = vault.page_key(file.derived_prefix, page, sharp=True, rotate=turn)
    return _kept_or_made(file, key, partial(_picture, pdf.render_sharp, page, turn))


def viewing_copy(file: StoredFile) -> File:
    """The neutralised PDF, upright. Raises `NotFound`, `ImageMissing`, `Unavailable`."""
    if not file.viewing_key:
        raise NotFound
    if turns := file.turns:
        key = vault.upright_key(file.viewing_key, turns)
        return _kept_or_made(file, key, partial(_upright, turns))
    return _kept(file.viewing_key)


def stamped_copy(file: StoredFile, text: str) -> File:
    """The viewing copy with a line across every page: for who may look, but has it on loan."""
    if not file.viewing_key:
        raise NotFound
    return _kept_or_made(file, _stamped_key(file, text), partial(_stamped, file.turns, text))


def stamped_image(file: StoredFile, page: int, text: str, *, rotate: int = 0) -> File:
    """A page of the stamped copy as a picture; there is no small one without the line."""
    if not file.viewing_key or not 1 <= page <= file.pages or rotate not in TURNS:
        raise NotFound
    stamped_copy(file, text).close()
    source = _stamped_key(file, text)
    key = f"{source}-p{page:05d}-r{rotate}"
    draw = partial(_picture, pdf.render_sharp, page, rotate)
    return _kept_or_made(file, key, draw, source=source)


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


def _kept(key: str) -> File:
    """What the pipeline stored."""
    try:
        return vault.derived().open(key)
    except FileNotFoundError as missing:
        raise ImageMissing from missing


def _kept_or_made(
    file: StoredFile, key: str, make: Callable[[Path, Path], Path], *, source: str = ""
) -> File:
    """What was made of the viewing copy before, or is made now in a limited child."""
    try:
        return vault.derived().open(key)
    except FileNotFoundError:
        with _a_turn_at_drawing(), scratch() as folder:
            _make(source or file.viewing_key, key, folder, make)
        return vault.derived().open(key)


def _make(source: str, key: str, folder: Path, make: Callable[[Path, Path], Path]) -> None:
    try:
        viewing = vault.fetch_derived(source, folder / "viewing.pdf")
    except FileNotFoundError as missing:
        raise ImageMissing from missing
    try:
        made = make(viewing, folder / "made")
    except (pdf.Refused, pdf.ChildDied, pdf.WorkFailed) as failure:
        raise Unavailable from failure
    vault.keep_derived(key, made)


def _picture(
    render: Callable[..., pdf.PageImage], page: int, turn: int, viewing: Path, out: Path
) -> Path:
    return render(viewing, page, out, rotate=turn).path


def _upright(turns: dict[int, int], viewing: Path, out: Path) -> Path:
    return pdf.turn_upright(viewing, turns, out)


def _stamped_key(file: StoredFile, text: str) -> str:
    turned = vault.upright_key(file.viewing_key, file.turns) if file.turns else file.viewing_key
    return vault.stamped_key(turned, text)


def _stamped(turns: dict[int, int], text: str, viewing: Path, out: Path) -> Path:
    upright = pdf.turn_upright(viewing, turns, out.with_name("upright")) if turns else viewing
    return pdf.stamp(upright, text, out)
