"""The doors of this room: each asks for one limited child and checks what comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from eoffice.pdf import child
from eoffice.pdf.reasons import ChildDied, Reason
from eoffice.pdf.values import (
    DEFAULT,
    FoundSignature,
    Limits,
    PageImage,
    PageText,
    Prepared,
    Roots,
    SignatureOrder,
)

TEMPLATES = Path(__file__).parent / "templates"
LETTERS = "letter_"  # templates that are typeset where they are signed


def prepare(
    original: Path,
    workdir: Path,
    *,
    limits: Limits = DEFAULT,
    on_page: Callable[[int, PageImage], None] | None = None,
) -> Prepared:
    """Inspect a file, write its neutralised viewing copy and a small picture of each page.

    `on_page(page, image)` is called as soon as a picture is on disk, page 1 first; by then the
    viewing copy is complete and has passed every check but the drawing of the later pages.
    """

    def news(value: tuple[int, PageImage]) -> None:
        page, image = value
        _inside(workdir, image.path)
        if on_page:
            on_page(page, image)

    made: Prepared = child.run(
        "prepare", original.absolute(), workdir.absolute(), limits=limits, on_news=news
    )
    _inside(workdir, made.viewing, *made.smalls)
    return made


def render_sharp(
    viewing: Path, page: int, out: Path, *, rotate: int = 0, limits: Limits = DEFAULT
) -> PageImage:
    """Draw one page (1 is the first) for reading, turned clockwise by `rotate` degrees.

    `out` is the file's name without its ending, which follows from the picture's format.
    """
    image: PageImage = child.run(
        "render_sharp", viewing.absolute(), page, out.absolute(), rotate, limits=limits
    )
    _inside(out.parent, image.path)
    return image


def read_page(
    viewing: Path, page: int, *, languages: str = "ind+eng", limits: Limits = DEFAULT
) -> PageText:
    """Read one page: its text layer if it has a real one, else by OCR."""
    text: PageText = child.run("read_page", viewing.absolute(), page, languages, limits=limits)
    return text


def find_qr(source: Path, page: int = 1, *, limits: Limits = DEFAULT) -> tuple[str, ...]:
    """Read the QR codes on a page of a viewing copy, or on an image file."""
    codes: tuple[str, ...] = child.run("find_qr", source.absolute(), page, limits=limits)
    return codes


def split(
    source: Path, ranges: Sequence[tuple[int, int]], out: Path, *, limits: Limits = DEFAULT
) -> tuple[Path, ...]:
    """Cut a PDF into one file per range of pages (both ends included, 1 is the first page)."""
    where = source.absolute(), tuple(ranges), out.absolute()
    parts: tuple[Path, ...] = child.run("split", *where, limits=limits)
    _inside(out, *parts)
    return parts


def typeset(
    template: str,
    data: Mapping[str, object],
    out: Path,
    *,
    assets: Mapping[str, bytes] | None = None,
    limits: Limits = DEFAULT,
) -> Path:
    """Typeset a template of `templates/` with plain data (JSON values) into a PDF/A-2b file.

    `assets` are pictures that the template may show, by the file name that the data names.
    """
    task = "typeset_letter" if template.startswith(LETTERS) else "typeset"
    child.run(task, template, dict(data), out.absolute(), dict(assets or {}), limits=limits)
    return out


def sign(source: Path, out: Path, order: SignatureOrder, *, limits: Limits = DEFAULT) -> Path:
    """Add a PAdES signature (B-B) to a PDF; its PDF/A mark stays.

    Raises Refused(WRONG_PASSPHRASE) when the passphrase does not open the key, WorkFailed when
    key, certificate or file do not fit.
    """
    child.run("sign", source.absolute(), out.absolute(), order, limits=limits)
    return out


def verify_signatures(
    original: Path, *, trusted: Roots, limits: Limits = DEFAULT
) -> tuple[FoundSignature, ...]:
    """Judge every signature of a PDF as it came, in the order of its revisions; asks nobody.

    Raises Refused when the file cannot be read as a PDF at all.
    """
    found: tuple[FoundSignature, ...] = child.run(
        "verify_signatures", original.absolute(), trusted, limits=limits
    )
    return found


def warm_the_pen() -> None:
    """Start the keeper that signs, before somebody needs it; returns at once."""
    child.warm(child.PEN)


def _inside(folder: Path, *paths: Path) -> None:
    """A child may only point at real files in its own folder."""
    home = folder.resolve()
    for path in paths:
        if not path.resolve().is_relative_to(home) or path.is_symlink():
            raise ChildDied(Reason.CRASHED, "the child pointed outside its folder")
