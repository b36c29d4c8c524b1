"""Which role gets which answer from the pages, the verbs of the chain and the notices.

The letter behind the addresses is told in `story`: arunika heads the office and is its addressee,
gita assists her, eka received a branch, wulan acts for eka, dewi received one below, danu one
beside; laras has a copy; hadi recorded it, bimo stands at the desk; indra audits by a valid order.
Then those who may not know of it: fajar administers the office, citra's order to audit is over;
rama (desk) and melia (auditor) belong to another organisation, root has every right but no desk.
"""

ROLES = (
    "", "arunika", "gita", "eka", "wulan", "dewi", "danu", "laras", "hadi", "bimo", "indra",
    "fajar", "citra", "rama", "melia", "root",
)  # fmt: skip
STRANGERS = ROLES[-5:]
ALL = (302,) + (200,) * 15
TO_TRAY = (302,) + (200,) * 7 + (302, 302) + (200,) * 3 + (302,) + (200,) * 2
LETTER = (302,) + (200,) * 10 + (404,) * 5
CHAIN = (302,) + (200,) * 6 + (404,) * 3 + (200,) + (404,) * 5
ADDRESSEE = GIVER = (302,) + (200,) * 2 + (403,) * 8 + (404,) * 5
JUDGE = (302, 200) + (403,) * 9 + (404,) * 5
RECEIVER = (302, 403, 403, 200, 200) + (403,) * 6 + (404,) * 5
COPY = (302, 302) + (403,) * 5 + (302,) + (403,) * 3 + (404,) * 5
HERS = (302, 302) + (404,) * 14
DONE = (302,) * 16
FOUNDER = (302,) + (404,) * 14 + (200,)

# name: (method, answer per role in the order above, what the address names)
ROLE_TABLE = {
    "pages:home": ("get", TO_TRAY, ""),
    "pages:help": ("get", ALL, ""),
    "pages:found": ("get", FOUNDER, ""),
    "pages:inbox": ("get", ALL, ""),
    "pages:followed": ("get", ALL, ""),
    "pages:letters": ("get", ALL, ""),
    "pages:letter": ("get", LETTER, "letter"),
    "pages:sheet_pdf": ("get", CHAIN, "letter"),
    "pages:search": ("get", ALL, ""),
    "pages:search_documents": ("get", ALL, ""),
    "pages:search_facets": ("get", ALL, ""),
    "pages:search_suggest": ("get", ALL, ""),
    "pages:service_time": ("get", ALL, ""),
    "pages:service_time_xlsx": ("get", ALL, ""),
    "disposition:dispose": ("get", ADDRESSEE, "letter"),
    "disposition:close": ("get", ADDRESSEE, "letter"),
    "disposition:reopen_letter": ("get", ADDRESSEE, "letter"),
    "disposition:return": ("get", ADDRESSEE, "letter"),
    "disposition:forward": ("get", RECEIVER, "branch"),
    "disposition:report": ("get", RECEIVER, "branch"),
    "disposition:accept": ("get", RECEIVER, "branch"),
    "disposition:understand": ("get", RECEIVER, "branch"),
    "disposition:note": ("get", RECEIVER, "branch"),
    "disposition:ask": ("get", RECEIVER, "branch"),
    "disposition:more-time": ("get", RECEIVER, "branch"),
    "disposition:decline": ("get", RECEIVER, "branch"),
    "disposition:accept-report": ("get", JUDGE, "branch"),
    "disposition:send-back": ("get", JUDGE, "branch"),
    "disposition:recall": ("get", GIVER, "branch"),
    "disposition:withdraw": ("get", GIVER, "branch"),
    "disposition:due": ("get", GIVER, "branch"),
    "disposition:direct": ("get", GIVER, "branch"),
    "disposition:reassign": ("get", GIVER, "branch"),
    "disposition:send-elsewhere": ("get", GIVER, "branch"),
    "disposition:reopen": ("get", GIVER, "branch"),
    "disposition:add_receivers": ("get", GIVER, "sheet"),
    "disposition:decide_more_time": ("get", GIVER, "extension"),
    "notices:list": ("get", ALL, ""),
    "notices:badge": ("get", ALL, ""),
    "notices:preferences": ("get", ALL, ""),
    "disposition:note_letter": ("post", COPY, "letter"),
    "disposition:note_selected": ("post", DONE, ""),
    "notices:open": ("post", HERS, "notice"),
    "notices:read_all": ("post", DONE, ""),
}
