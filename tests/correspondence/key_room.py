"""The words that the tests of signing keys share; the key itself is in `conftest`."""

from __future__ import annotations

from eoffice import pdf

PASSPHRASE = "melati di pagar 9"
OTHER = "kamboja di taman 4"
PASSWORD = "sandi akun yang panjang"


def hidden(word: str = PASSPHRASE) -> pdf.Hidden:
    """A passphrase as the actions take it."""
    return pdf.Hidden(word)
