"""What people are told about dispositions; sentences without anything of a letter's content."""

from django.utils.translation import gettext_lazy as _

KINDS = {
    "disposition_received": _("A disposition came to %(desk)s, agenda %(agenda)s."),
    "disposition_declined": _("%(desk)s gave a disposition back, agenda %(agenda)s."),
    "disposition_recalled": _("A disposition to %(desk)s was recalled, agenda %(agenda)s."),
    "disposition_withdrawn": _("A disposition was taken from %(desk)s, agenda %(agenda)s."),
    "disposition_reported": _("%(desk)s reported, agenda %(agenda)s."),
    "report_accepted": _("The report of %(desk)s was accepted, agenda %(agenda)s."),
    "report_sent_back": _("The report of %(desk)s is to be completed, agenda %(agenda)s."),
    "disposition_reopened": _("A disposition of %(desk)s was reopened, agenda %(agenda)s."),
    "due_changed": _("The due date of %(desk)s was changed, agenda %(agenda)s."),
    "due_moved": _("A due date moved with the calendar, agenda %(agenda)s."),
    "direction_asked": _("%(desk)s asks for direction, agenda %(agenda)s."),
    "direction_given": _("Direction for %(desk)s, agenda %(agenda)s."),
    "more_time_asked": _("%(desk)s asks for more time, agenda %(agenda)s."),
    "more_time_decided": _("The request of %(desk)s for more time was decided, agenda %(agenda)s."),
    "letter_closed": _("A letter was closed before %(desk)s had finished, agenda %(agenda)s."),
    "letter_voided": _("A letter before %(desk)s was made void, agenda %(agenda)s."),
    "due_today": _("Due today at %(desk)s, agenda %(agenda)s."),
    "due_tomorrow": _("Due on the next working day at %(desk)s, agenda %(agenda)s."),
    "overdue": _("Overdue at %(desk)s, agenda %(agenda)s."),
}
