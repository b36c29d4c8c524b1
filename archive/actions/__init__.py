"""What the records unit and the filers of the units do, one verb a function."""

from archive.actions.changing import (
    DocumentData,
    DossierChange,
    add_document,
    change_dossier,
)
from archive.actions.dossiers import (
    DossierData,
    bind_anew,
    close_dossier,
    open_dossier,
    reopen_dossier,
    set_trigger,
)
from archive.actions.filing import file_letter, unfile

__all__ = [
    "DocumentData",
    "DossierChange",
    "DossierData",
    "add_document",
    "bind_anew",
    "change_dossier",
    "close_dossier",
    "file_letter",
    "open_dossier",
    "reopen_dossier",
    "set_trigger",
    "unfile",
]
