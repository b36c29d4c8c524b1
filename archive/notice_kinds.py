"""What people are told by the archive; sentences without anything of a letter's content."""

from django.utils.translation import gettext_lazy as _

KINDS = {
    "loan_requested": _("A loan waits for approval, number %(number)s."),
    "loan_approved": _("Your loan was approved, number %(number)s."),
    "loan_rejected": _("Your loan was rejected, number %(number)s."),
    "loan_due_soon": _("Lent records are due back soon, number %(number)s."),
    "loan_overdue": _("Lent records are overdue, number %(number)s."),
    "loan_more_time_asked": _("More time is asked for a loan, number %(number)s."),
    "loan_more_time_decided": _("The request for more time was decided, number %(number)s."),
    "loan_lost": _("A lent record was recorded as lost, number %(number)s."),
    "loan_copy_ended": _("The loan of a digital copy has ended, number %(number)s."),
    "disposal_to_appraise": _("A disposal waits for the committee, number %(number)s."),
    "disposal_to_approve": _("A disposal waits for approval, number %(number)s."),
    "disposal_decided": _("A disposal was decided, number %(number)s."),
    "disposal_executed": _("A disposal was executed, number %(number)s."),
    "transfer_offered": _("Inactive dossiers are offered for transfer, number %(number)s."),
    "hold_laid": _("A hold binds dossiers of your unit, number %(number)s."),
    "file_fault": _("A stored file was found altered or missing."),
    "package_ready": _("A package is ready, number %(number)s."),
    "package_failed": _("A package could not be made or taken in, number %(number)s."),
}
