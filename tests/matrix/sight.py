"""Who sees what (house 8), written a second time: tie × security → parts of the letter."""

# line: the register line with its words · masked: the line without them · found: by a word of it
# pages: letter and files · tree: the desks with their states · desks: their names only
# above, beside, below: notes on those branches · file: the file of the report below
NOTHING = ""
EVERYTHING = "line found pages tree above beside below file"
OWN_LINE = "line found pages tree above below file"
BIASA = {
    "arunika": EVERYTHING,  # addressee and giver, head of the office
    "gita": EVERYTHING,  # her assistant
    "eka": OWN_LINE,  # received a branch, gave one below
    "wulan": OWN_LINE,  # acts for eka
    "dewi": "line found pages tree below file",  # received the branch below
    "danu": "line found pages tree beside",  # received the branch beside
    "laras": "line found pages tree",  # copy
    "hadi": "line found pages tree",  # recorder
    "bimo": "line found pages tree",  # intake desk
    "indra": EVERYTHING,  # auditor, order up to biasa
    "fajar": NOTHING,  # administers the office
    "citra": NOTHING,  # colleague; her order to audit is over
    "rama": NOTHING,  # the desk of another organisation
    "melia": NOTHING,  # its auditor, order up to top secret
    "root": NOTHING,  # superuser without a desk
}
TERBATAS = BIASA | {
    "laras": "line found pages",
    "hadi": "line found",
    "bimo": "line found",
    "indra": NOTHING,
}
MASKED = {"hadi": "masked", "bimo": "masked", "gita": "masked", "laras": NOTHING, "indra": NOTHING}
SECRET = {
    "arunika": "masked found pages tree above beside below file",
    "eka": "masked found pages tree desks above below file",
    "wulan": "masked found pages tree desks above below file",  # her assignment says so
    "dewi": "masked found pages tree desks below file",
    "danu": "masked found pages tree desks beside",
}
SIGHT = {
    "biasa": BIASA,
    "terbatas": TERBATAS,
    "rahasia": BIASA | MASKED | SECRET,
    "sangat_rahasia": BIASA | MASKED | SECRET,
}
