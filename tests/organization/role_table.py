"""Which role gets which answer from every address of this room.

Columns: stranger · an official without these roles · recorder · administrator · recorder elsewhere.
The things behind the addresses belong to the first organisation; elsewhere they do not exist.
"""

ROLES = (None, "eka", "hadi", "fajar", "rama")

# name: (method, answer per role in the order above)
ROLE_TABLE = {
    "organization:switch_desk": ("post", (302, 302, 302, 302, 302)),
    "organization:acting": ("get", (302, 403, 200, 200, 200)),
    "organization:people": ("get", (302, 403, 200, 200, 200)),
    "organization:acting_appoint": ("get", (302, 403, 200, 200, 200)),
    "organization:acting_end": ("post", (302, 403, 302, 302, 404)),
    "organization:absence_enter": ("get", (302, 403, 200, 200, 200)),
    "organization:absence_end": ("post", (302, 403, 302, 302, 404)),
}
