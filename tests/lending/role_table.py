"""Which role gets which answer from the pages and verbs of loans.

Columns: stranger · archivist (laras) · borrower (eka) · head of the office (arunika) · head of
another section (danu) · the head of another organisation (sekar). The loan is eka's, of a dossier
of his section; what its state must be stands in the table.
"""

ROLES = (None, "laras", "eka", "arunika", "danu", "sekar")
ALL = (302, 200, 200, 200, 200, 200)
DESK = (302, 200, 403, 200, 403, 200)  # who heads an office sees its own loans, and no others
ENTER = (302, 200, 403, 403, 403, 403)
SEEN = (302, 200, 200, 200, 404, 404)
LENDS = (302, 200, 403, 403, 404, 404)
LEND = (302, 302, 403, 403, 404, 404)
SPEAKS = (302, 200, 200, 403, 404, 404)
SPEAK = (302, 302, 302, 403, 404, 404)
OUTSIDE = (302, 404, 403, 403, 404, 404)  # eka opens his copy himself: there is none to hand over
WHY = {"reason": "Tidak jadi"}

# name: (method, answer per role in the order above, state of the loan, what it names, what is sent)
ROLE_TABLE: dict[str, tuple[str, tuple[int, ...], str, str, dict[str, object]]] = {
    "archive:loans": ("get", DESK, "", "", {}),
    "archive:my_loans": ("get", ALL, "", "", {}),
    "archive:loan_new": ("get", ALL, "", "", {}),
    "archive:loan_enter": ("get", ENTER, "", "", {}),
    "archive:loan_register": ("get", DESK, "", "", {}),
    "archive:loan_register_table": ("get", DESK, "", "", {}),
    "archive:loan_overdue": ("get", DESK, "", "", {}),
    "archive:loan_paper": ("get", SPEAKS, "on_loan", "receipt", {}),
    "archive:loan": ("get", SEEN, "requested", "loan", {}),
    "archive:loan_add": ("get", LENDS, "requested", "loan", {}),
    "archive:loan_approve": ("post", LEND, "requested", "loan", {}),
    "archive:loan_reject": ("post", LEND, "requested", "loan", WHY),
    "archive:loan_cancel": ("post", SPEAK, "requested", "loan", WHY),
    "archive:loan_hand_over": ("get", LENDS, "approved", "loan", {}),
    "archive:loan_take_back": ("get", LENDS, "on_loan", "loan", {}),
    "archive:loan_more_time": ("get", SPEAKS, "on_loan", "loan", {}),
    "archive:loan_decide_time": ("post", LEND, "more_time", "extension", {"answer": "grant"}),
    "archive:lent_lost": ("get", LENDS, "on_loan", "item", {}),
    "archive:lent_found": ("post", LEND, "lost", "item", {"condition": "good"}),
    "archive:lent_copy": ("get", OUTSIDE, "copy", "file", {}),
    "archive:lent_end": ("post", SPEAK, "copy", "item", {}),
}
