"""Which role gets which answer from the archive's home, dossiers, schedule, lists and packages.

Columns: stranger · archivist (laras) · files for Seksi Bank (dewi) · head of that section (eka) ·
head of the office (arunika) · head of another section (danu) · recorder (hadi) · the head of
another organisation (sekar). Before them lies an open dossier of Seksi Bank.
"""

ROLES = (None, "laras", "filer", "eka", "arunika", "danu", "hadi", "sekar")
READERS = (302, 200, 200, 200, 200, 403, 403, 403)
ALL = (302, 200, 200, 200, 200, 200, 200, 200)
KEEPERS = (302, 200, 200, 403, 403, 403, 403, 403)
SEEN = (302, 200, 200, 200, 200, 404, 404, 404)
KEPT = (302, 200, 200, 403, 403, 404, 404, 404)
TYPED = (302, 422, 422, 422, 422, 404, 404, 404)
VERB = (302, 302, 302, 403, 403, 404, 404, 404)
LATER = (302, 409, 409, 403, 403, 404, 404, 404)
TO_FILE = (302, 200, 200, 403, 403, 403, 403, 403)
MANY = (302, 302, 302, 403, 403, 403, 403, 403)

# name: (method, answer per role in the order above, what the address names, what is typed)
ROLE_TABLE: dict[str, tuple[str, tuple[int, ...], str, dict[str, object]]] = {
    "archive:home": ("get", READERS, "", {}),
    "archive:unfiled": ("get", KEEPERS, "", {}),
    "archive:file_many": ("post", MANY, "", {}),
    "archive:file_letter": ("get", TO_FILE, "letter", {}),
    "archive:dossiers": ("get", ALL, "", {}),
    "archive:dossier_new": ("get", KEEPERS, "", {}),
    "archive:dossier": ("get", SEEN, "dossier", {}),
    "archive:dossier_change": ("get", KEPT, "dossier", {}),
    "archive:dossier_close": ("post", VERB, "dossier", {"closed_on": "1-3-2026"}),
    "archive:dossier_trigger": ("post", LATER, "dossier", {"trigger_on": "1-3-2026"}),
    "archive:dossier_bind": ("post", LATER, "dossier", {}),
    "archive:dossier_reopen": ("post", LATER, "dossier", {"reason": "Berlanjut"}),
    "archive:dossier_add": ("get", KEPT, "dossier", {}),
    "archive:unfile": ("get", KEPT, "item", {}),
}
