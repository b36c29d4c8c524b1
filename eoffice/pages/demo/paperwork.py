"""The letters of the demo on paper: typeset in the limited child, as files from a scanner."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.files.base import ContentFile
from django.utils.formats import date_format

from eoffice import pdf
from eoffice.pages.demo import papers
from eoffice.pages.demo.teller import Teller


def scanned(teller: Teller, paper: papers.Paper) -> ContentFile:
    """One letter."""
    return _typeset(teller, paper, _words(paper))


def stacked(teller: Teller, paper: papers.Paper, behind: papers.Paper) -> ContentFile:
    """Two letters that went through the scanner together."""
    return _typeset(teller, paper, _words(paper) | {"behind": _words(behind)})


def filed(office: str, subject: str, body: str, day: date) -> ContentFile:
    """A paper of the office that was never a letter."""
    data = {
        "sender": office,
        "number": f"BA-{day:%d}/UM/{day:%Y}",
        "date": date_format(day, "j F Y"),
        "place": "Tirtaloka",
        "subject": subject,
        "to": "Pengelola barang",
        "body": body,
        "marks": "Biasa",
        "signer": "Pejabat Rekaan",
        "notice": "Naskah fiktif; seluruh nama dan nomor rekaan.",
    }
    with TemporaryDirectory(prefix="eoffice-work-demo-") as folder:
        out = pdf.typeset("demo_letter", data, Path(folder) / "naskah.pdf")
        return ContentFile(out.read_bytes(), name="naskah.pdf")


def _words(paper: papers.Paper) -> dict[str, Any]:
    return {
        "sender": paper.sender,
        "number": paper.number,
        "date": date_format(paper.day, "j F Y"),
        "place": "Tirtaloka",
        "subject": paper.subject,
        "to": paper.addressee,
        "body": paper.body,
        "marks": paper.marks,
        "signer": "Pejabat Rekaan",
        "notice": "Surat fiktif; seluruh nama dan nomor rekaan.",
    }


def _typeset(teller: Teller, paper: papers.Paper, data: dict[str, Any]) -> ContentFile:
    out = pdf.typeset("demo_letter", data, teller.folder / "surat.pdf")
    name = f"pindai-{paper.day:%Y%m%d}-{teller.dice.randint(1000, 9999)}.pdf"
    return ContentFile(out.read_bytes(), name=name)
