"""What people are told about letters that go out: which one, and what is to be done now.

A letter is called by its type, who writes it and its number; nothing of its content.
"""

from django.utils.translation import gettext_lazy as _

KINDS = {
    "draft_changed": _(
        "The draft of %(type)s by %(writer)s was changed after the initial of %(desk)s. "
        "What you said stands for its version."
    ),
    "draft_waits": _(
        "The draft of %(type)s by %(writer)s waits for the initial of %(desk)s. "
        "Approve it or send it back."
    ),
    "draft_waits_again": _(
        "The corrected draft of %(type)s by %(writer)s waits for the initial of %(desk)s again. "
        "Approve it or send it back."
    ),
    "draft_returned": _(
        "The draft of %(type)s by %(desk)s came back. Revise it and send it up again."
    ),
    "draft_sent_back": _(
        "The draft of %(type)s by %(writer)s came back to %(desk)s on the way to its signature."
    ),
    "signing_refused": _(
        "The draft of %(type)s by %(desk)s was not signed. The reason is with it."
    ),
    "waits_for_signature": _(
        "%(type)s by %(writer)s has every initial and waits for the signature of %(desk)s."
    ),
    "signed_paper_found": _(
        "The paper of %(type)s by %(writer)s, signed by %(desk)s, was scanned. "
        "Look at it and confirm."
    ),
    "letter_signed": _("%(type)s by %(desk)s is signed, number %(agenda)s."),
    "letter_to_send": _("%(type)s number %(agenda)s by %(writer)s is signed and waits to be sent."),
    "delivery_problem": _(
        "%(type)s number %(agenda)s by %(writer)s could not be delivered. "
        "Try again or choose another way."
    ),
    "letter_received_there": _(
        "%(type)s number %(agenda)s by %(writer)s was recorded by its addressee."
    ),
    "reply_overdue": _(
        "No reply has come in time to %(type)s number %(agenda)s by %(desk)s. "
        "Remind the addressee, or wait no longer."
    ),
    "draft_due_today": _(
        "The draft of %(type)s by %(writer)s waits for the initial of %(desk)s and is due today. "
        "Approve it or send it back."
    ),
    "draft_due_tomorrow": _(
        "The draft of %(type)s by %(writer)s waits for the initial of %(desk)s and is due on the "
        "next working day. Approve it or send it back."
    ),
    "signature_due_today": _(
        "%(type)s by %(writer)s waits for the signature of %(desk)s and is due today."
    ),
    "signature_due_tomorrow": _(
        "%(type)s by %(writer)s waits for the signature of %(desk)s and is due on the next "
        "working day."
    ),
    "draft_due_moved": _(
        "Until when %(desk)s has the draft of %(type)s by %(writer)s moved with the calendar."
    ),
    "draft_overdue": _(
        "The draft of %(type)s by %(writer)s waits for the initial of %(desk)s for too long. "
        "Approve it or send it back."
    ),
    "draft_overdue_writer": _("Your draft of %(type)s waits at %(desk)s for too long."),
    "signature_overdue": _(
        "%(type)s by %(writer)s waits for the signature of %(desk)s for too long. "
        "Sign it or give it back."
    ),
    "signature_overdue_writer": _("Your %(type)s waits for its signature at %(desk)s too long."),
}
