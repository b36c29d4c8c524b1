"""Which role gets which answer from storage places, boxes and counts.

Columns: stranger · archivist (laras) · head of the office (arunika) · head of a section (eka) · the
archivist of another organisation would see nothing of it: here its head (sekar).
"""

ROLES = (None, "laras", "arunika", "eka", "sekar")
KEEPS = (302, 200, 403, 403, 403)
SEES = (302, 200, 404, 404, 404)
DOES = (302, 302, 404, 404, 404)
OPEN = (302, 200, 200, 200, 200)

# name: (method, answer per role in the order above, what the address names, what is sent)
ROLE_TABLE: dict[str, tuple[str, tuple[int, ...], str, dict[str, object]]] = {
    "archive:places": ("get", KEEPS, "", {}),
    "archive:place_new": ("get", KEEPS, "", {}),
    "archive:place": ("get", SEES, "place", {}),
    "archive:place_change": ("post", DOES, "place", {"name": "Rak baru", "active": "on"}),
    "archive:count_place": ("post", DOES, "place", {}),
    "archive:place_labels": ("get", SEES, "place", {}),
    "archive:box_new": ("get", KEEPS, "", {}),
    "archive:box_labels": ("get", SEES, "boxes", {}),
    "archive:box": ("get", SEES, "box", {}),
    "archive:count_box": ("post", DOES, "box", {}),
    "archive:counts": ("get", OPEN, "", {}),
    "archive:count": ("get", SEES, "count", {}),
    "archive:count_scan": ("post", DOES, "count", {"code": "a" * 16}),
    "archive:count_finish": ("post", DOES, "count", {}),
    "archive:count_cancel": ("post", DOES, "count", {}),
    "archive:scan": ("get", KEEPS, "", {}),
    "archive:label": ("get", (302, 302, 302, 302, 404), "code", {}),
}
