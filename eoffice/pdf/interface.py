"""The doors of this room: each asks for one limited child and checks what comes back."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from eoffice.pdf import child
from eoffice.pdf.reasons import ChildDied, Reason
from eoffice.pdf.values import (
    DEFAULT,
    OF_OUR_OWN,
    FoundSeal,
    FoundSignature,
    Limits,
    OpenedBag,
    PageImage,
    PageText,
    Prepared,
    Roots,
    SignatureOrder,
    WordText,
)

TEMPLATES = Path(__file__).parent / "templates"
SCRATCH = "eoffice-work-"  # begins the name of every folder for one piece of work
LETTERS = "letter_"  # templates that are typeset where they are signed


def prepare(
    original: Path,
    workdir: Path,
    *,
    limits: Limits = DEFAULT,
    on_page: Callable[[int, PageImage], object] | None = None,
) -> Prepared:
    """Inspect a file, write its neutralised viewing copy and a small picture of each page.

    `on_page(page, image)` is called as soon as a picture is on disk, page 1 first; by then the
    viewing copy is complete and has passed every check but the drawing of the later pages.
    """

    def news(value: tuple[int, PageImage]) -> None:
        page, image = value
        _inside(workdir, image.path, *filter(None, [image.thumb]))
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
    return _rendered("render_sharp", viewing, page, out, rotate, limits)


def render_small(
    viewing: Path, page: int, out: Path, *, rotate: int = 0, limits: Limits = DEFAULT
) -> PageImage:
    """Draw the small picture of one page, turned; `out` as in `render_sharp`."""
    return _rendered("render_small", viewing, page, out, rotate, limits)


def render_thumb(
    viewing: Path, page: int, out: Path, *, rotate: int = 0, limits: Limits = DEFAULT
) -> PageImage:
    """Draw one page as a list shows it, turned; `out` as in `render_sharp`."""
    return _rendered("render_thumb", viewing, page, out, rotate, limits)


def _rendered(
    task: str, viewing: Path, page: int, out: Path, rotate: int, limits: Limits
) -> PageImage:
    where = viewing.absolute(), page, out.absolute(), rotate
    image: PageImage = child.run(task, *where, limits=limits)
    _inside(out.parent, image.path)
    return image


def turn_upright(
    viewing: Path, turns: Mapping[int, int], out: Path, *, limits: Limits = DEFAULT
) -> Path:
    """Write a copy of a viewing copy with these pages turned clockwise by so many degrees."""
    child.run("turn_upright", viewing.absolute(), dict(turns), out.absolute(), limits=limits)
    return out


def stamp(viewing: Path, text: str, out: Path, *, limits: Limits = DEFAULT) -> Path:
    """Write a copy of a viewing copy with this line across every page."""
    child.run("stamp", viewing.absolute(), text, out.absolute(), limits=limits)
    return out


def read_page(
    viewing: Path, page: int, *, languages: str = "ind+eng", limits: Limits = DEFAULT
) -> PageText:
    """Read one page: its text layer if it has a real one, else by OCR."""
    found: list[PageText] = []

    def keep(_page: int, text: PageText) -> None:
        found.append(text)

    read_pages(viewing, [page], on_page=keep, languages=languages, limits=limits)
    return found[0]


def read_pages(
    viewing: Path,
    pages: Sequence[int],
    *,
    on_page: Callable[[int, PageText], object],
    languages: str = "ind+eng",
    limits: Limits = DEFAULT,
) -> None:
    """Read these pages one after the other in one child, as long as `on_page` answers true.

    The wall time of `limits` is for all of them together.
    """
    missing, goes_on = list(pages), True

    def news(text: PageText) -> bool:
        nonlocal goes_on
        goes_on = bool(missing) and bool(on_page(missing.pop(0), text))
        return goes_on

    where = viewing.absolute(), tuple(pages), languages
    child.run("read_pages", *where, limits=limits, on_news=news)
    if missing and goes_on:
        raise ChildDied(Reason.CRASHED, "pages are missing")


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


def printed(template: str, data: Mapping[str, object], *, limits: Limits = OF_OUR_OWN) -> bytes:
    """Typeset what is handed out at once and kept nowhere. Raises as `typeset`."""
    with tempfile.TemporaryDirectory(prefix=SCRATCH) as folder:
        out = Path(folder) / "printed.pdf"
        return typeset(template, data, out, limits=limits).read_bytes()


def plain_emblem(source: Path, *, limits: Limits = DEFAULT) -> bytes:
    """A picture for a letterhead, written anew as a small PNG. Raises Refused for what is none."""
    picture: bytes = child.run("plain_emblem", source.absolute(), limits=limits)
    return picture


def docx_to_html(source: Path, *, limits: Limits = DEFAULT) -> WordText:
    """The text of a .docx as HTML, still to be cleaned. Raises Refused for what is none."""
    found: WordText = child.run("docx_to_html", source.absolute(), limits=limits)
    return found


def read_table(
    source: Path,
    *,
    rows: int,
    columns: int,
    as_shown: bool = False,
    limits: Limits = DEFAULT,
) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """The rows of an XLSX or CSV that hold something, as text, each with its number in the file.

    With `as_shown` a number stands as its cell shows it: 12,5% and Rp1.234.567,00.
    Raises Refused for what is no table, is a bomb, or has more rows than asked for.
    """
    found: tuple[tuple[int, tuple[str, ...]], ...] = child.run(
        "read_table", source.absolute(), rows, columns, as_shown, limits=limits
    )
    return found


def unread_sheets(source: Path, *, limits: Limits = DEFAULT) -> tuple[str, ...]:
    """The names of the sheets of an XLSX that hold a table too, beside the one that is read."""
    found: tuple[str, ...] = child.run("unread_sheets", source.absolute(), limits=limits)
    return found


def unpack(source: Path, out: Path, *, limits: Limits) -> OpenedBag:
    """Open a package of a dossier: the manifest lies at `out / "000000"` then, files beside it.

    Raises Refused for what is no package; the detail begins with a `Flaw`, where it is one.
    """
    found: OpenedBag = child.run("unpack", source.absolute(), out.absolute(), limits=limits)
    return found


def verify_seal(signed: Path, signature: bytes, *, limits: Limits = DEFAULT) -> FoundSeal:
    """Judge a signature (CMS as PEM) that stands beside the file; whom to believe is not decided.

    One that cannot be read is not valid.
    """
    found: FoundSeal = child.run("verify_seal", signed.absolute(), signature, limits=limits)
    return found


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


def _inside(folder: Path, *paths: Path) -> None:
    """A child may only point at real files in its own folder."""
    home = folder.resolve()
    for path in paths:
        if not path.resolve().is_relative_to(home) or path.is_symlink():
            raise ChildDied(Reason.CRASHED, "the child pointed outside its folder")
