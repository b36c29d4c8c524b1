"""What the records unit and the filers of the units do, one verb a function."""

from archive.actions.dossiers import (
    DossierData,
    close_dossier,
    open_dossier,
    reopen_dossier,
    set_trigger,
)
from archive.actions.filing import file_letter, unfile

__all__ = [
    "DossierData",
    "close_dossier",
    "file_letter",
    "open_dossier",
    "reopen_dossier",
    "set_trigger",
    "unfile",
]
