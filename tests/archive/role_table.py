"""Which role gets which answer from the archive's home, dossiers, schedule, lists and packages.

Columns: stranger · archivist (laras) · files for Seksi Bank (dewi) · head of that section (eka) ·
head of the office (arunika) · head of another section (danu) · recorder (hadi) · the head of
another organisation (sekar). Before them lies an open dossier of Seksi Bank.
"""

ROLES = (None, "laras", "filer", "eka", "arunika", "danu", "hadi", "sekar")
READERS = (302, 200, 200, 200, 200, 403, 403, 403)

# name: (method, answer per role in the order above, what the address names, what is typed)
ROLE_TABLE: dict[str, tuple[str, tuple[int, ...], str, dict[str, object]]] = {
    "archive:home": ("get", READERS, "", {}),
}
