"""Which role gets which answer from every address of the desk, the books and the directory.

Columns: stranger · an official without a desk · recorder · intake clerk · the desk of another
organisation. The things behind the addresses belong to the first organisation.
"""

ROLES = (None, "eka", "hadi", "bimo", "rama")
DESK = (302, 404, 200, 200, 404)
RECORDER = (302, 404, 200, 403, 404)
DESK_VERB = (302, 404, 302, 302, 404)
RECORDER_VERB = (302, 404, 302, 403, 404)
WRITER = (302, 200, 404, 404, 404)

# name: (method, answer per role in the order above, what the address names)
ROLE_TABLE = {
    "intake:tray": ("get", (302, 403, 200, 200, 200), ""),
    "intake:upload": ("post", (302, 302, 302, 302, 302), ""),
    "intake:record_paper": ("get", (302, 403, 200, 403, 200), ""),
    "intake:scan": ("get", DESK, "scan"),
    "intake:pages": ("get", (302, 404, 200, 200, 404), "scan"),
    "intake:record": ("get", RECORDER, "scan"),
    "intake:claim": ("post", DESK_VERB, "scan"),
    "intake:release": ("post", DESK_VERB, "scan"),
    "intake:hide": ("post", DESK_VERB, "scan"),
    "intake:skip": ("post", DESK_VERB, "scan"),
    "intake:discard": ("post", DESK_VERB, "scan"),
    "intake:restore": ("post", (302, 404, 409, 409, 404), "scan"),
    "intake:split": ("post", (302, 404, 422, 422, 404), "scan"),
    "intake:register_arrival": ("post", RECORDER_VERB, "arrival"),
    "intake:recorded": ("get", DESK, "letter"),
    "intake:label": ("get", DESK, "letter"),
    "intake:receipt": ("get", DESK, "letter"),
    "intake:label_pdf": ("get", DESK, "letter"),
    "intake:correct": ("get", RECORDER, "letter"),
    "intake:void": ("get", RECORDER, "letter"),
    "intake:readdress": ("get", RECORDER, "letter"),
    "intake:attach": ("get", DESK, "letter"),
    "intake:complainant": ("get", (302, 404, 403, 403, 404), "letter"),
    "intake:open_complainant": ("post", (302, 404, 403, 403, 404), "letter"),
    "intake:suggest_senders": ("get", (302, 200, 200, 200, 200), ""),
    "intake:suggest_sender": ("get", DESK, "contact"),
    "intake:suggest_seats": ("get", DESK, "office"),
    "intake:suggest_duplicates": ("get", DESK, "office"),
    "intake:suggest_answered": ("get", DESK, "office"),
    "registers:list": ("get", (302, 403, 200, 200, 200), ""),
    "registers:book": ("get", DESK, "register"),
    "registers:print": ("get", DESK, "register"),
    "registers:pdf": ("get", DESK, "register"),
    "registers:xlsx": ("get", DESK, "register"),
    "registers:open": ("get", RECORDER, "register"),
    "registers:reserve": ("get", RECORDER, "register"),
    "registers:import": ("get", RECORDER, "register"),
    "registers:take_over": ("post", (302, 404, 409, 403, 404), "register"),
    "registers:close": ("post", (302, 404, 409, 403, 404), "series"),
    "registers:void_number": ("post", RECORDER_VERB, "entry"),
    "contacts:list": ("get", (302, 403, 200, 200, 200), ""),
    "contacts:add": ("get", (302, 403, 200, 200, 200), ""),
    "contacts:change": ("get", DESK, "contact"),
    "contacts:merge": ("post", DESK_VERB, "contact"),
    "outgoing:key": ("get", (302, 200, 200, 200, 200), ""),
    "outgoing:key_make": ("post", (302, 422, 422, 422, 422), ""),
    "outgoing:key_passphrase": ("post", (302, 422, 422, 422, 422), ""),
    "outgoing:key_revoke": ("post", (302, 422, 422, 422, 422), ""),
    # a draft that eka writes
    "outgoing:new": ("get", (302, 200, 200, 200, 200), ""),
    "outgoing:edit": ("get", WRITER, "draft"),
    "outgoing:autosave": ("post", WRITER, "draft"),
    "outgoing:merge": ("get", WRITER, "draft"),
    "outgoing:suggest_addressees": ("get", (302, 200, 200, 200, 200), ""),
    "outgoing:suggest_checkers": ("get", (302, 200, 200, 200, 200), ""),
    "outgoing:list": ("get", (302, 200, 200, 200, 200), ""),
    "outgoing:approvals": ("get", (302, 200, 200, 200, 200), ""),
    "outgoing:submit_many": ("get", (302, 200, 200, 200, 200), ""),
    "outgoing:approve_many": ("get", (302, 200, 200, 200, 200), ""),
    "outgoing:send_many": ("get", (302, 200, 200, 200, 200), ""),
    "outgoing:page": ("get", WRITER, "draft"),
    "outgoing:compare": ("get", WRITER, "draft"),
    "outgoing:submit": ("post", (302, 409, 404, 404, 404), "draft"),
    "outgoing:approve": ("post", (302, 422, 404, 404, 404), "draft"),
    "outgoing:send_back": ("get", (302, 403, 404, 404, 404), "draft"),
    "outgoing:take_back": ("post", (302, 409, 404, 404, 404), "draft"),
    "outgoing:refuse": ("get", (302, 403, 404, 404, 404), "draft"),
    "outgoing:cancel": ("get", WRITER, "draft"),
    "outgoing:settle": ("post", (302, 302, 404, 404, 404), "remark"),
    "outgoing:await_reply": ("get", WRITER, "draft"),
    "outgoing:settle_reply": ("get", WRITER, "draft"),
    "outgoing:preview": ("get", WRITER, "draft"),
    "outgoing:print": ("post", WRITER, "draft"),
}
