"""Labels of folders with their QR: by it a folder is found, moved and lent."""

from collections.abc import Sequence

from archive.lists.lines import Line
from archive.models import Dossier
from archive.place_paper import address_of_label
from correspondence.states import SECRET
from eoffice import pdf
from eoffice.organization.officer import Officer

WIDTH_MM, HEIGHT_MM = 90, 50
SHEET = {"columns": 2, "rows": 5, "top": 13, "left": 12}
MOST = 200


def as_pdf(dossiers: Sequence[Dossier], officer: Officer) -> bytes:
    """One label on a page of its own size; several on sheets."""
    data = {
        "labels": [_label(Line.of(dossier, officer, [])) for dossier in dossiers],
        "width": WIDTH_MM,
        "height": HEIGHT_MM,
        "sheet": SHEET if len(dossiers) > 1 else None,
    }
    return pdf.printed("folder_label", data)


def _label(line: Line) -> dict[str, str]:
    """What is printed; of a secret dossier nothing but its number, since a label is read by all."""
    dossier = line.dossier
    secret = dossier.security in SECRET
    return {
        "office": str(dossier.office),
        "unit": str(dossier.unit),
        "number": dossier.reference,
        "title": "" if secret else line.title[:120],
        "span": line.span,
        "keeps": line.keeps,
        "note": str(dossier.get_security_display()) if secret else "",
        "code": dossier.label_code,
        "qr": address_of_label(dossier.label_code),
    }
