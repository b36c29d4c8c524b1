"""Keys, orders and signed files for the tests of signatures; no database."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf

from correspondence import certificates, key_sealing
from eoffice import pdf

OURS = "Otoritas Uji"
PASSPHRASE = "tanda tangan uji 7"
CHEAP = key_sealing.Cost(n=1 << 4)
NOW = datetime.now(UTC).replace(microsecond=0)


@cache
def root(name: str) -> certificates.Pair:
    """An authority of the tests."""
    return certificates.make_root(name, NOW)


@cache
def issued(name: str, authority: str) -> tuple[str, str]:
    """A sealed key and its certificate, both PEM."""
    pair = certificates.issue(name, NOW, root=root(authority))
    return key_sealing.seal_key(pair.key, PASSPHRASE, cost=CHEAP), pair.pem


def order(authority: str = OURS, **changes: Any) -> pdf.SignatureOrder:
    """An order to sign, right in everything that is not changed."""
    sealed, certificate = issued("Arunika Contohwati", authority)
    given = {
        "sealed_key": sealed.encode(),
        "certificate": certificate.encode(),
        "chain": (root(authority).pem.encode(),),
        "passphrase": pdf.Hidden(PASSPHRASE),
        "name": "Arunika Contohwati",
        "reason": "TTE internal, tidak tersertifikasi",
        "location": "Jakarta",
        "at": NOW,
    }
    return pdf.SignatureOrder(**(given | changes))


def trusted(**changes: Any) -> pdf.Roots:
    """What the tests believe: their own authority."""
    return pdf.Roots(**({"internal": (root(OURS).pem.encode(),)} | changes))


def letter(folder: Path) -> Path:
    """A typeset page."""
    return pdf.typeset("disposition_sheet", {"note": "Mohon jawaban"}, folder / "letter.pdf")


def signed(folder: Path, **changes: Any) -> Path:
    """The same, signed."""
    return pdf.sign(letter(folder), folder / "signed.pdf", order(**changes))


def judged(path: Path, **roots: Any) -> pdf.FoundSignature:
    """The one signature of a file."""
    (found,) = pdf.verify_signatures(path, trusted=trusted(**roots))
    return found


def with_revision(path: Path) -> Path:
    """The file with something put on its page by an incremental update after the signature."""
    original = path.read_bytes()
    with pikepdf.open(path) as file:
        page = file.pages[0].obj
        number, body = page.objgen[0], page.unparse(resolved=True)
    body = body.replace(b"<<", b"<< /Rotate 90", 1)
    start = int(original.rsplit(b"startxref", 1)[1].split()[0])
    added = b"\n%d 0 obj\n%s\nendobj\n" % (number, body)
    with pikepdf.open(path) as file:
        root_number, size = file.Root.objgen[0], int(file.trailer.Size)
    table = b"xref\n%d 1\n%010d 00000 n \ntrailer\n<< /Size %d /Root %d 0 R /Prev %d >>\n" % (
        number, len(original) + 1, size, root_number, start,
    )  # fmt: skip
    end = b"startxref\n%d\n%%%%EOF\n" % (len(original) + len(added))
    other = path.with_name("revised.pdf")
    other.write_bytes(original + added + table + end)
    return other
