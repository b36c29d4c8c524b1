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
READ = (302, 200, 200, 404, 404, 404, 404, 404)
LATER = (302, 409, 409, 403, 403, 404, 404, 404)
KEEPS_RULES = (302, 200, 403, 403, 403, 403, 403, 403)
DRAFTS = (302, 302, 403, 403, 403, 403, 403, 403)
READS_RULES = (302, 200, 200, 404, 404, 404, 404, 404)
RULES = (302, 200, 403, 404, 404, 404, 404, 404)
RULE = (302, 200, 403, 403, 403, 403, 403, 404)
COPY = (302, 302, 403, 404, 404, 404, 404, 404)
STALE = (302, 409, 409, 409, 409, 409, 409, 409)
VERSION = {"name": "JRA 2027", "valid_from": "1-1-2027"}
LABELS = SEEN
ARCHIVIST = (302, 200, 403, 403, 403, 403, 403, 403)
HERS = (302, 200, 404, 404, 404, 404, 404, 404)
AGAIN = (302, 409, 404, 404, 404, 404, 404, 404)
EXPORT = (302, 302, 302, 302, 302, 404, 404, 404)
BOX = (302, 200, 403, 403, 403, 404, 404, 404)
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
    "archive:bind_many": ("post", MANY, "", {"state": "closed"}),
    "archive:dossier_box": ("get", BOX, "dossier", {}),
    "archive:dossier_bind": ("post", LATER, "dossier", {}),
    "archive:dossier_reopen": ("post", LATER, "dossier", {"reason": "Berlanjut"}),
    "archive:dossier_add": ("get", KEPT, "dossier", {}),
    "archive:lists": ("get", ALL, "", {}),
    "archive:list_pdf": ("get", ALL, "", {}),
    "archive:list_xlsx": ("get", ALL, "", {}),
    "archive:folder_labels": ("get", LABELS, "", {}),
    "archive:schedules": ("get", KEEPERS, "", {}),
    "archive:schedule_sample": ("get", ALL, "", {}),
    "archive:schedule_import": ("get", KEEPS_RULES, "", {}),
    "archive:schedule_take_over": ("post", STALE, "", VERSION),
    "archive:schedule_take_sample": ("post", DRAFTS, "", {}),
    "archive:schedule": ("get", READS_RULES, "schedule", {}),
    "archive:schedule_simulation": ("get", RULES, "schedule", {}),
    "archive:schedule_copy": ("post", COPY, "schedule", VERSION),
    "archive:schedule_in_force": ("post", COPY, "schedule", {}),
    "archive:schedule_discard": ("post", COPY, "schedule", {}),
    "archive:rule": ("get", RULE, "rule", {}),
    "archive:packages": ("get", ARCHIVIST, "", {}),
    "archive:package_import": ("get", ARCHIVIST, "", {}),
    "archive:package": ("get", HERS, "package", {}),
    "archive:package_again": ("post", AGAIN, "package", {}),
    "archive:package_download": ("get", (302,) + (404,) * 7, "package", {}),
    "archive:dossier_export": ("post", EXPORT, "dossier", {}),
    "archive:old_lists": ("get", ARCHIVIST, "", {}),
    "archive:old_list_new": ("get", ARCHIVIST, "", {}),
    "archive:old_list": ("get", HERS, "list", {}),
    "archive:old_list_take_over": ("post", AGAIN, "list", {}),
    "archive:old_list_discard": ("post", AGAIN, "list", {}),
    "archive:unfile": ("get", KEPT, "item", {}),
    "archive:document": ("get", READ, "document", {}),
}
