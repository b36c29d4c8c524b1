"""The second keeper: it has loaded pyHanko, mammoth and openpyxl as well, for what offices make.

It is started on first use and ends after a while at rest (`child.IDLE`), because what it has
loaded is large and most processes never sign.
"""

from __future__ import annotations

from eoffice.pdf import desk, keeper
from eoffice.pdf.work.docx import docx_to_html
from eoffice.pdf.work.seal import verify_seal
from eoffice.pdf.work.sign import sign
from eoffice.pdf.work.table import read_table, unread_sheets
from eoffice.pdf.work.typeset import typeset
from eoffice.pdf.work.verify import verify_signatures


def main(descriptor: int, idle: float) -> None:
    """Keep children for the clients behind this descriptor."""
    desk.OWN_WORK |= {"sign": sign, "typeset_letter": typeset}
    desk.READING |= {
        "verify_signatures": verify_signatures,
        "verify_seal": verify_seal,
        "docx_to_html": docx_to_html,
        "read_table": read_table,
        "unread_sheets": unread_sheets,
    }
    keeper.main(descriptor, idle)
