"""Packs the letters of a result: a table, the facts as JSON, the viewing copies. In the worker.

Packed is what the officer may see at that moment; pages only of letters that he reads, and of no
secret one. Every page that leaves by an auditor's order is recorded as a view.
"""

import json
import secrets
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from django.core.files import File
from django.core.files.storage import storages
from django.utils import translation
from django.utils.formats import number_format
from django.utils.text import slugify
from django.utils.translation import gettext as _

from correspondence import book_export, viewing
from correspondence.actions import exports
from correspondence.models import Letter, LetterFile, SearchExport
from correspondence.search import address, finding, tabling
from correspondence.search.finding import Hit
from correspondence.states import SECRET, Part
from eoffice.documents import images
from eoffice.documents.models import StoredFile
from eoffice.documents.processing import scratch
from eoffice.documents.states import FileState
from eoffice.organization.models import User
from eoffice.organization.officer import Officer
from eoffice.organization.queries import officer_of

MOST = 5000
EVERY = 5


def pack(export_id: int) -> None:
    """Pack and keep it. Safe to repeat: what was packed before a kill is packed anew."""
    export = exports.begin(export_id)
    if export is None:
        return
    user = User.objects.get(pk=export.user_id)
    officer = officer_of(user, desk_id=export.position_id)
    with translation.override(officer.language), scratch() as folder:
        path = folder / "result.zip"
        packed = _pack(path, export, officer)
        if packed is None:
            return
        with path.open("rb") as content:
            name = f"exports/{secrets.token_hex(20)}.zip"
            key = storages["default"].save(name, File(content))
        if not exports.keep(export.pk, key, path.stat().st_size, packed, by=officer):
            storages["default"].delete(key)


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest letters of a result, and whether it has more of them."""

    hits: list[Hit]
    is_cut: bool

    @property
    def sentence(self) -> str:
        """How many there are; where the result was cut, that it was."""
        words = {"n": number_format(len(self.hits), force_grouping=True)}
        if self.is_cut:
            return _("Only the newest %(n)s letters; the result has more of them.") % words
        return _("%(n)s letters") % words


def newest_of(officer: Officer, query: str) -> Newest:
    """The newest letters of a kept question, no more than can be taken."""
    question = address.kept(query).question
    hits = list(islice(finding.hits(officer, question, portion=500), MOST + 1))
    return Newest(hits[:MOST], len(hits) > MOST)


def _pack(path: Path, export: SearchExport, officer: Officer) -> list[int] | None:
    """Write the ZIP; the letters whose pages are in it, or nothing where it was cancelled."""
    found = newest_of(officer, export.query)
    hits = found.hits
    facts = list(tabling.facts_of(hits))
    packed: list[int] = []
    with ZipFile(path, "w", ZIP_DEFLATED) as out:
        out.writestr("daftar.xlsx", table(facts, found.sentence))
        if found.is_cut:
            out.writestr("catatan.txt", found.sentence + "\n")
        names: dict[int, list[str]] = {}
        for at, hit in enumerate(hits):
            if at % EVERY == 0 and not exports.note_progress(export, at, len(hits)):
                return None
            names[hit.letter_id] = list(_add_pages(out, hit, officer))
            packed += [hit.letter_id] if names[hit.letter_id] else []
        rows = [asdict(row) | {"files": names.get(row.letter_id, [])} for row in facts]
        out.writestr("daftar.json", json.dumps(rows, ensure_ascii=False, indent=1))
    exports.note_progress(export, len(hits), len(hits))
    return packed


def table(facts: list[tabling.Facts], about: str) -> bytes:
    """The rows as a spreadsheet, under what is to be said about all of them."""
    heads = (_("Result of a search"), about)
    columns = [str(column) for column in tabling.COLUMNS]
    rows = [row.cells for row in facts]
    return book_export.table(_("Letters"), heads, columns, tabling.WIDTHS, rows)


def _add_pages(out: ZipFile, hit: Hit, officer: Officer) -> Iterator[str]:
    """The viewing copies of one letter, if its pages are open; their names in the ZIP."""
    letter = Letter.objects.get(pk=hit.letter_id)
    if hit.part < Part.LETTER or letter.security in SECRET:
        return
    files = StoredFile.objects.filter(
        letter_files__letter=letter, letter_files__detached_at=None, state=FileState.READY
    ).exclude(viewing_key="")
    for file in files.order_by("letter_files__order", "pk"):
        name = f"surat/{_name_of(letter)}-{file.pk}.pdf"
        try:
            content = images.viewing_copy(file).read()
        except images.ImageMissing:
            continue
        viewing.note_view(letter, by=officer, part="export", file_id=file.pk)
        out.writestr(name, content, ZIP_STORED)
        yield name


def _name_of(letter: Letter) -> str:
    return slugify(letter.agenda_number.replace("/", "-")) or f"surat-{letter.pk}"


def still_open(officer: Officer, export: SearchExport) -> bool:
    """Whether the officer may still read every letter whose pages were packed."""
    parts: dict[int, Part] = {}
    for start in range(0, len(export.letters), 500):
        parts |= finding.parts_of(officer, export.letters[start : start + 500])
    open_files = LetterFile.objects.filter(letter__in=export.letters, detached_at=None)
    there = set(open_files.values_list("letter_id", flat=True))
    return all(parts.get(pk, 0) >= Part.LETTER and pk in there for pk in export.letters)
