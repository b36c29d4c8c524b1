"""The tables of the archive, one noun a module; actions import them from here."""

from archive.models.disposal import Disposal, DisposalItem, DisposalSeries
from archive.models.disposal_people import (
    Certificate,
    CommitteeMember,
    DisposalApproval,
    Witness,
)
from archive.models.document_text import DocumentText
from archive.models.dossier import Dossier, DossierSeries
from archive.models.hold import HeldDossier, Hold
from archive.models.integrity import FileFault, IntegrityCheck, Package
from archive.models.inventory import Inventory, InventoryScan
from archive.models.item import DossierItem
from archive.models.list_import import ListImport
from archive.models.loan import Loan, LoanExtension, LoanItem
from archive.models.loan_facts import LoanSeries
from archive.models.place import Box, StorageLocation
from archive.models.retention import RetentionRule, RetentionSchedule

__all__ = [
    "Box",
    "Certificate",
    "CommitteeMember",
    "Disposal",
    "DisposalApproval",
    "DisposalItem",
    "DisposalSeries",
    "DocumentText",
    "Dossier",
    "DossierItem",
    "DossierSeries",
    "FileFault",
    "HeldDossier",
    "Hold",
    "IntegrityCheck",
    "Inventory",
    "InventoryScan",
    "ListImport",
    "Loan",
    "LoanExtension",
    "LoanItem",
    "LoanSeries",
    "Package",
    "RetentionRule",
    "RetentionSchedule",
    "StorageLocation",
    "Witness",
]
