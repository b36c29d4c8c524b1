"""Which role gets which answer from the trail's addresses.

Columns: stranger · an official · recorder · administrator · auditor · recorder elsewhere.
"""

ROLES = (None, "eka", "hadi", "fajar", "indra", "rama")

# name: (method, answer per role in the order above)
ROLE_TABLE = {
    "audit:trail": ("get", (302, 403, 403, 403, 200, 403)),
    "audit:entry": ("get", (302, 403, 403, 403, 200, 403)),
}
