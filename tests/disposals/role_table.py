"""Which role gets which answer from disposals, holds and the proof of integrity.

Columns: stranger · archivist (laras) · chair of the committee and administrator (fajar) · files for
Seksi Bank (dewi) · head of the office (arunika) · head of another section (danu) · recorder (hadi)
· the head of another organisation (sekar). The list is frozen and has its committee.
"""

ROLES = (None, "laras", "fajar", "filer", "arunika", "danu", "hadi", "sekar")
LIST = (302, 200, 200, 200, 200, 403, 403, 403)
SEEN = (302, 200, 200, 404, 200, 404, 404, 404)
KEEPER = (302, 200, 403, 404, 403, 404, 404, 404)
LATER = (302, 409, 403, 404, 403, 404, 404, 404)
HOLDS = (302, 200, 403, 403, 200, 403, 403, 403)
HOLD = (302, 200, 404, 404, 200, 404, 404, 404)
HOLD_VERB = (302, 200, 404, 404, 403, 404, 404, 404)
FAULT = (302, 200, 200, 404, 404, 404, 404, 404)

# name: (method, answer per role in the order above, what the address names)
ROLE_TABLE = {
    "archive:disposals": ("get", LIST, ""),
    "archive:disposal_new": ("get", (302, 200, 403, 200, 403, 403, 403, 403), ""),
    "archive:disposal": ("get", SEEN, "disposal"),
    "archive:disposal_select": ("get", LATER, "disposal"),
    "archive:disposal_cancel": ("get", KEEPER, "disposal"),
    "archive:disposal_withdraw": ("get", KEEPER, "item"),
    "archive:disposal_committee": ("get", KEEPER, "disposal"),
    "archive:disposal_appraise": ("get", (302, 200, 200, 404, 403, 404, 404, 404), "disposal"),
    "archive:disposal_conclude": ("get", (302, 403, 200, 404, 403, 404, 404, 404), "disposal"),
    "archive:disposal_decide": ("get", (302, 403, 403, 404, 409, 404, 404, 404), "approval"),
    "archive:disposal_ask": ("post", (302, 302, 403, 404, 403, 404, 404, 404), "asked"),
    "archive:disposal_execute": ("get", LATER, "disposal"),
    "archive:disposal_sign": ("get", (302, 409, 409, 404, 409, 404, 404, 404), "disposal"),
    "archive:disposal_paper": ("get", KEEPER, "disposal"),
    "archive:disposal_list_pdf": ("get", SEEN, "disposal"),
    "archive:disposal_list_xlsx": ("get", SEEN, "disposal"),
    "archive:disposal_minutes_pdf": (
        "get", (302, 409, 409, 404, 409, 404, 404, 404), "disposal"),
    "archive:holds": ("get", HOLDS, ""),
    "archive:hold_new": ("get", (302, 200, 403, 403, 403, 403, 403, 403), ""),
    "archive:hold": ("get", HOLD, "hold"),
    "archive:hold_bind": ("get", HOLD_VERB, "hold"),
    "archive:hold_release": ("get", HOLD_VERB, "held"),
    "archive:hold_lift": ("get", HOLD_VERB, "hold"),
    "archive:integrity": ("get", (302, 200, 200, 403, 403, 403, 403, 403), ""),
    "archive:fault": ("get", FAULT, "fault"),
    "archive:fault_look": ("post", (302, 302, 302, 404, 404, 404, 404, 404), "fault"),
    "archive:fault_accept": ("get", (302, 200, 403, 404, 404, 404, 404, 404), "fault"),
}  # fmt: skip
