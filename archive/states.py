"""The states of dossiers, of their disposal and of the integrity of files, as an archivist says
them. Those of loans stand in `loan_states`."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ScheduleState(TextChoices):
    """Whether a version of the retention schedule may be relied upon."""

    DRAFT = "draft", _("Being prepared")
    IN_FORCE = "in_force", _("In force")
    DISCARDED = "discarded", _("Discarded")


class FinalAction(TextChoices):
    """What happens when the last retention year has passed."""

    DESTROY = "musnah", _("Destroy")
    PERMANENT = "permanen", _("Keep permanently")
    REAPPRAISE = "dinilai_kembali", _("Appraise again")


class DossierState(TextChoices):
    """Where a dossier stands."""

    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")
    INACTIVE = "inactive", _("Inactive")
    PROPOSED = "proposed", _("Proposed for disposal")
    DESTROYED = "destroyed", _("Destroyed")
    HANDED_OVER = "handed_over", _("Handed over")


STANDING = (DossierState.OPEN, DossierState.CLOSED, DossierState.INACTIVE, DossierState.PROPOSED)
GONE = (DossierState.DESTROYED, DossierState.HANDED_OVER)


class Medium(TextChoices):
    """On what the records are."""

    DIGITAL = "digital", _("Digital")
    PAPER = "paper", _("Paper")
    BOTH = "both", _("Paper and digital")
    PHOTO = "photo", _("Photographs")
    DISC = "disc", _("CD, disk")
    MAP = "map", _("Map, drawing")
    SOUND = "sound", _("Sound, film")


class CopyStatus(TextChoices):
    """Which stage of its making a record is (tingkat perkembangan)."""

    ORIGINAL = "original", _("Original")
    COPY = "copy", pgettext_lazy("copy status", "Copy")
    CARBON = "carbon", _("Carbon copy")
    DRAFT = "draft", _("Draft")
    MIXED = "mixed", _("Original and copy")


class Condition(TextChoices):
    """In which condition paper is."""

    GOOD = "good", _("Good")
    DAMAGED = "damaged", _("Damaged")
    INCOMPLETE = "incomplete", _("Incomplete")
    LOST = "lost", _("Lost")


class ItemKind(TextChoices):
    """What lies in a dossier."""

    LETTER = "letter", _("Letter")
    FILE = "file", _("Other document")
    PAPER = "paper", _("Paper without a file")


class HoldKind(TextChoices):
    """Why nothing may happen to a dossier."""

    LEGAL = "legal", _("Legal case")
    AUDIT = "audit", _("Audit")
    OTHER = "other", _("Other reason")


class HoldState(TextChoices):
    """Whether a hold still binds."""

    BINDING = "binding", _("In force")
    LIFTED = "lifted", _("Lifted")


class PlaceKind(TextChoices):
    """What a place is, from the room down to where a box stands."""

    ROOM = "room", _("Room")
    SHELF = "shelf", _("Shelf")
    ROW = "row", _("Row")


class InventoryState(TextChoices):
    """Where a count of boxes stands."""

    COUNTING = "counting", _("Being counted")
    FINISHED = "finished", _("Finished")
    CANCELLED = "cancelled", _("Cancelled")


class DisposalKind(TextChoices):
    """What is to happen to the dossiers of a list."""

    TRANSFER = "transfer", _("Transfer to the records unit")
    DESTRUCTION = "destruction", _("Destruction")
    HAND_OVER = "hand_over", _("Hand-over to the archive institution")


class DisposalState(TextChoices):
    """How far a disposal has got."""

    DRAFT = "draft", _("Being selected")
    FROZEN = "frozen", _("List frozen")
    APPRAISED = "appraised", _("Appraised")
    APPROVED = "approved", _("Approved")
    EXECUTING = "executing", _("Being executed")
    EXECUTED = "executed", _("Executed")
    REJECTED = "rejected", _("Rejected")
    CANCELLED = "cancelled", _("Cancelled")


class DisposalItemState(TextChoices):
    """Whether a dossier still is on the list of a disposal."""

    LISTED = "listed", _("On the list")
    WITHDRAWN = "withdrawn", _("Withdrawn from the list")
    DONE = "done", _("Done")


class Appraisal(TextChoices):
    """What the committee says about a dossier."""

    PENDING = "pending", _("Not appraised yet")
    AGREED = "agreed", _("Agreed")
    KEEP = "keep", _("To be kept")


class Authority(TextChoices):
    """Who must agree to a disposal."""

    UNIT_HEAD = "unit_head", _("Head of the unit that did the work")
    OFFICE_HEAD = "office_head", _("Head of the office")
    ANRI = "anri", _("Head of the national archives (ANRI)")
    ARCHIVE_INSTITUTION = "institution", _("Archive institution")
    BPK = "bpk", _("Audit board (BPK)")
    BKN = "bkn", _("Civil service agency (BKN)")


class ApprovalState(TextChoices):
    """What an authority has said."""

    WAITING = "waiting", _("Awaiting approval")
    GRANTED = "granted", _("Agreed")
    REFUSED = "refused", _("Refused")


class CommitteeRole(TextChoices):
    """What a member of the committee is there for."""

    CHAIR = "chair", _("Chair")
    CREATOR = "creator", _("Head of the unit that did the work")
    ARCHIVIST = "archivist", _("Archivist")
    MEMBER = "member", _("Member")


class WitnessKind(TextChoices):
    """From where a witness comes."""

    LEGAL = "legal", _("Legal unit")
    INTERNAL_AUDIT = "internal_audit", _("Internal audit")
    OTHER = "other", _("Other")


class CertificateKind(TextChoices):
    """Which paper of a disposal a file is."""

    MINUTES = "minutes", _("Minutes of the act")
    LIST = "list", _("List")
    CONSIDERATION = "consideration", _("Consideration of the committee")
    DECREE = "decree", _("Decree")
    STATEMENT = "statement", _("Statement of authenticity")
    RECEIPT = "receipt", _("Receipt of who received it")


class FaultKind(TextChoices):
    """What is wrong with a file."""

    CHANGED = "changed", _("The bytes have changed")
    MISSING = "missing", _("The bytes are not there")


class FaultState(TextChoices):
    """What became of a fault."""

    FOUND = "found", _("Found")
    REPAIRED = "repaired", _("Restored from the original")
    ACCEPTED = "accepted", _("Cannot be restored")


class PackageDirection(TextChoices):
    """Whether a package leaves this installation or comes into it."""

    EXPORT = "export", _("Export")
    IMPORT = "import", _("Import")


class PackageState(TextChoices):
    """How far a package has got."""

    ASKED = "asked", _("Being made")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Failed")
    EXPIRED = "expired", _("Removed after its time")


class ListImportState(TextChoices):
    """How far an old list has got."""

    READING = "reading", _("Being read")
    READ = "read", _("Read, not taken over yet")
    TAKING_OVER = "taking_over", _("Being taken over")
    DONE = "done", _("Taken over")
    FAILED = "failed", _("Failed")
    DISCARDED = "discarded", _("Discarded")
