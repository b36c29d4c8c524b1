"""Which role gets which answer from the addresses of signing, sending and the outgoing books.

Columns: stranger · who signs (eka) · who wrote it (dewi) · recorder · intake clerk · an official of
another section · the desk of another organisation. `to_sign` waits for eka's signature, `signed`
has it, `delivery` is paper of a letter that was sent, `book` numbers the office's letters.
"""

ROLES = (None, "eka", "dewi", "hadi", "bimo", "danu", "rama")
SIGNER = (302, 200, 403, 404, 404, 404, 404)
SIGNER_VERB = (302, 422, 403, 404, 404, 404, 404)
NO_GATEWAY = (302, 404, 404, 404, 404, 404, 404)
PAPER = (302, 200, 200, 404, 404, 404, 404)
PAPER_VERB = (302, 422, 422, 404, 404, 404, 404)
SIGNED = (302, 200, 200, 200, 200, 404, 404)
BEGINS_LATER = (302, 302, 302, 403, 403, 404, 404)
SENDER_VERB = (302, 302, 302, 302, 302, 404, 404)
ASKS_MORE = (302, 422, 422, 422, 422, 404, 404)
MOVED_ON = (302, 409, 409, 409, 409, 404, 404)
DESK_VERB = (302, 403, 403, 302, 302, 404, 404)
BOOK = (302, 404, 404, 200, 200, 404, 404)
KEEPER = (302, 404, 404, 200, 403, 404, 404)
EVERYBODY = (200,) * 7

# name: (method, answer per role in the order above, what the address names, what is typed)
ROLE_TABLE = {
    "outgoing:sign_many": ("get", (302,) + (200,) * 6, "", {}),
    "outgoing:sign": ("get", SIGNER, "to_sign", {}),
    "outgoing:sign_look": ("get", SIGNER, "to_sign", {}),
    "outgoing:signed": ("get", SIGNED, "signed", {}),
    "outgoing:revoke": ("post", BEGINS_LATER, "signed", {}),
    "outgoing:correct": ("post", BEGINS_LATER, "signed", {}),
    "outgoing:paper": ("get", PAPER, "to_sign", {}),
    "outgoing:paper_print": ("post", PAPER, "to_sign", {"version": 1}),
    "outgoing:paper_confirm": ("post", PAPER_VERB, "to_sign", {}),
    "outgoing:paper_upload": ("post", PAPER_VERB, "to_sign", {}),
    "outgoing:paper_withdraw": ("post", PAPER_VERB, "to_sign", {}),
    "outgoing:gateway": ("get", NO_GATEWAY, "to_sign", {}),
    "outgoing:gateway_fetch": ("post", NO_GATEWAY, "to_sign", {}),
    "outgoing:gateway_withdraw": ("post", NO_GATEWAY, "to_sign", {}),
    "outgoing:send": ("get", SIGNED, "signed", {}),
    "outgoing:send_all": ("post", SENDER_VERB, "signed", {}),
    "outgoing:way": ("post", ASKS_MORE, "delivery", {}),
    "outgoing:hand_over": ("post", DESK_VERB, "delivery", {"received_by": "Rama"}),
    "outgoing:courier": ("post", DESK_VERB, "delivery", {"carrier": "Pos"}),
    "outgoing:confirm": ("post", ASKS_MORE, "delivery", {}),
    "outgoing:came_back": ("post", ASKS_MORE, "delivery", {}),
    "outgoing:try_again": ("post", MOVED_ON, "delivery", {}),
    "outgoing:leave_out": ("post", SENDER_VERB, "delivery", {"problem": "Tidak perlu"}),
    "outgoing:expedition": ("get", (302, 403, 403, 200, 200, 403, 200), "", {}),
    "outgoing:expedition_print": ("get", (302, 403, 403, 200, 200, 403, 200), "", {}),
    "outgoing:registers": ("get", (302, 403, 403, 302, 302, 403, 200), "", {}),
    "outgoing:register": ("get", BOOK, "book", {}),
    "outgoing:register_pdf": ("get", BOOK, "book", {}),
    "outgoing:register_xlsx": ("get", BOOK, "book", {}),
    "outgoing:set_aside": ("get", KEEPER, "book", {}),
    "outgoing:date_back": ("get", KEEPER, "book", {}),
    "verify:check": ("get", EVERYBODY, "", {}),
    "verify:page": ("get", EVERYBODY, "code", {}),
    "verify:authority": ("get", EVERYBODY, "authority", {}),
    "verify:revoked": ("get", EVERYBODY, "authority", {}),
}
