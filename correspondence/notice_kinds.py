"""What people are told about letters; sentences without anything of a letter's content."""

from django.utils.translation import gettext_lazy as _

KINDS = {
    "letter_arrived": _("A letter came to %(desk)s, agenda %(agenda)s."),
    "copy_received": _("A copy came to %(desk)s, agenda %(agenda)s."),
    "letter_returned": _("A letter came back to the desk, agenda %(agenda)s."),
    "key_revoked": _("The administrator revoked your signing key."),
    "arrival_waits": _("A letter from another office waits for its agenda number (%(desk)s)."),
}
