"""What people are told about letters that go out; sentences without anything of their content."""

from django.utils.translation import gettext_lazy as _

KINDS = {
    "draft_changed": _("A draft that %(desk)s has approved was changed. What you said stands."),
    "draft_waits": _("A draft waits for the initial of %(desk)s."),
    "draft_waits_again": _("A corrected draft waits for the initial of %(desk)s again."),
    "draft_returned": _("A draft of %(desk)s came back to be revised."),
    "draft_sent_back": _("A draft came back to %(desk)s on the way to its signature."),
    "signing_refused": _("A letter of %(desk)s was not signed; the reason is with it."),
    "waits_for_signature": _("A letter waits for the signature of %(desk)s."),
    "signed_paper_found": _("The paper that %(desk)s signed was scanned. Look at it and confirm."),
    "letter_signed": _("A letter of %(desk)s is signed, number %(agenda)s."),
    "letter_to_send": _("A signed letter waits to be sent, number %(agenda)s."),
    "delivery_problem": _("A letter could not be delivered, number %(agenda)s."),
    "letter_received_there": _("A letter was recorded by its addressee, number %(agenda)s."),
    "reply_overdue": _("No reply has come to a letter of %(desk)s, number %(agenda)s."),
    "draft_overdue": _("A draft waits for the initial of %(desk)s for too long."),
    "draft_overdue_writer": _("A draft that you wrote waits at %(desk)s for too long."),
}
