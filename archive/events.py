"""What can happen in the archive, for the trail: chains of the dossier, and of the settings."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from eoffice.audit import events


@events.register
class DossierEvent(TextChoices):
    """Events of dossiers, told in the chain of the dossier."""

    OPENED = "dossier.opened", _("opened the dossier")
    CHANGED = "dossier.changed", _("changed the dossier")
    FILED = "dossier.filed", _("filed into the dossier")
    LINKED = "dossier.linked", _("linked a letter to the dossier")
    UNFILED = "dossier.unfiled", _("took out of the dossier what was misfiled")
    CLOSED = "dossier.closed", _("closed the dossier")
    TRIGGERED = "dossier.triggered", _("set the trigger date of the dossier")
    RULED = "dossier.ruled", _("bound the dossier to a retention rule")
    REOPENED = "dossier.reopened", _("reopened the dossier")
    BOXED = "dossier.boxed", _("put the dossier into a box")
    MOVED = "dossier.moved", _("moved the dossier")
    MISSED = "dossier.missed", _("did not find the dossier where it should lie")
    HELD = "dossier.held", _("put a hold on the dossier")
    HOLD_LIFTED = "dossier.hold_lifted", _("lifted a hold on the dossier")
    PROPOSED = "dossier.proposed", _("proposed the dossier for disposal")
    WITHDRAWN = "dossier.withdrawn", _("withdrew the dossier from a disposal")
    APPRAISED = "dossier.appraised", _("appraised the dossier")
    TAKEN_OVER = "dossier.taken_over", _("took over the inactive dossier")
    DESTROYED = "dossier.destroyed", _("destroyed the dossier")
    HANDED_OVER = "dossier.handed_over", _("handed the dossier over to the archive institution")
    LENT = "dossier.lent", _("lent out")
    CAME_BACK = "dossier.came_back", _("took back what was lent")
    LOST = "dossier.lost", _("recorded the loss of what was lent")
    FOUND = "dossier.found", _("recorded that what was lost was found")
    COPY_ENDED = "dossier.copy_ended", _("ended the loan of a digital copy")
    EXPORTED = "dossier.exported", _("exported the dossier as a package")
    IMPORTED = "dossier.imported", _("took in the dossier from a package")
    MARKED = "dossier.marked", _("noted by what the dossier is kept")
    LABELLED = "dossier.labelled", _("printed the label of the dossier")


@events.register
class LetterFilingEvent(TextChoices):
    """The same, told in the chain of the letter that is filed."""

    FILED = "letter.filed", _("filed the letter")
    LINKED = "letter.linked", _("linked the letter to a further dossier")
    UNFILED = "letter.unfiled", _("took the letter out of its dossier")
    LENT = "letter.lent", _("lent the letter out")
    RETURNED = "letter.lent_back", _("took the letter back from a loan")
    PURGED = "letter.purged", _("removed the content of the letter by disposal")


@events.register
class LoanEvent(TextChoices):
    """Events of a loan, in its own chain."""

    REQUESTED = "loan.requested", _("asked to borrow")
    APPROVED = "loan.approved", _("approved the loan")
    REJECTED = "loan.rejected", _("rejected the loan")
    CANCELLED = "loan.cancelled", _("cancelled the loan")
    HANDED_OVER = "loan.handed_over", _("handed the records over to the borrower")
    TAKEN_BACK = "loan.taken_back", _("took a lent record back")
    LOST = "loan.lost", _("recorded a lent record as lost")
    FOUND = "loan.found", _("recorded that a lost record was found")
    RETURNED = "loan.returned", _("closed the loan")
    MORE_TIME_ASKED = "loan.more_time_asked", _("asked to keep the records longer")
    MORE_TIME_GIVEN = "loan.more_time_given", _("gave more time for the loan")
    MORE_TIME_REFUSED = "loan.more_time_refused", _("did not give more time for the loan")
    PRINTED = "loan.printed", _("printed a paper of the loan")


@events.register
class DisposalEvent(TextChoices):
    """Events of a disposal, in its own chain."""

    BEGUN = "disposal.begun", _("began the disposal")
    SELECTED = "disposal.selected", _("selected dossiers for the disposal")
    FROZEN = "disposal.frozen", _("froze the list")
    WITHDRAWN = "disposal.withdrawn", _("withdrew a dossier from the list")
    COMMITTEE = "disposal.committee", _("appointed the committee")
    APPRAISED = "disposal.appraised", _("concluded the appraisal")
    AGREED = "disposal.agreed", _("recorded the agreement of an authority")
    DISAGREED = "disposal.disagreed", _("recorded the refusal of an authority")
    APPROVED = "disposal.approved", _("approved the disposal")
    REJECTED = "disposal.rejected", _("rejected the disposal")
    CANCELLED = "disposal.cancelled", _("cancelled the disposal")
    EXECUTING = "disposal.executing", _("began to execute the disposal")
    EXECUTED = "disposal.executed", _("executed the disposal")
    CERTIFIED = "disposal.certified", _("put a paper to the disposal")


@events.register
class ArchiveEvent(TextChoices):
    """Schedules, holds, places, counts and packages."""

    SCHEDULE_IMPORTED = "archive.schedule_imported", _("imported a retention schedule")
    SCHEDULE_CHANGED = "archive.schedule_changed", _("changed the retention schedule")
    SCHEDULE_IN_FORCE = "archive.schedule_in_force", _("put a retention schedule in force")
    SCHEDULE_DISCARDED = "archive.schedule_discarded", _("discarded a retention schedule")
    HOLD_LAID = "archive.hold_laid", _("laid a hold")
    HOLD_LIFTED = "archive.hold_lifted", _("lifted a hold")
    PLACE_MADE = "archive.place_made", _("set up a storage place")
    PLACE_CHANGED = "archive.place_changed", _("changed a storage place")
    BOX_MADE = "archive.box_made", _("set up a box")
    BOX_MOVED = "archive.box_moved", _("moved a box")
    COUNT_BEGUN = "archive.count_begun", _("began to count boxes")
    COUNT_FINISHED = "archive.count_finished", _("finished counting boxes")
    FAULT_FOUND = "archive.fault_found", _("found a file altered or missing")
    FAULT_REPAIRED = "archive.fault_repaired", _("restored a file")
    FAULT_ACCEPTED = "archive.fault_accepted", _("noted that a file cannot be restored")
    LIST_EXPORTED = "archive.list_exported", _("took a list out of the archive")
    LIST_HANDED_IN = "archive.list_handed_in", _("handed in a list of inactive records")
    LIST_DISCARDED = "archive.list_discarded", _("discarded a list of inactive records")
    INACTIVE_IMPORTED = "archive.inactive_imported", _("took over a list of inactive records")
    PACKAGE_MADE = "archive.package_made", _("made a package")
    PACKAGE_TAKEN_IN = "archive.package_taken_in", _("took in a package")
