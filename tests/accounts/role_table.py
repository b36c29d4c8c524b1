"""Which role gets which answer from the addresses of the accounts; the account is dewi's.

Columns: stranger · an official · recorder · administrator · auditor · recorder elsewhere.
"""

ROLES = (None, "eka", "hadi", "fajar", "indra", "rama")

# name: (method, answer per role in the order above)
ROLE_TABLE = {
    "accounts:office": ("get", (302, 403, 403, 200, 403, 403)),
    "accounts:person": ("get", (302, 403, 403, 200, 403, 403)),
    "accounts:slip_issue": ("post", (302, 403, 403, 200, 403, 403)),
    "accounts:slips_issue": ("post", (302, 403, 403, 200, 403, 403)),
    "accounts:account_close": ("post", (302, 403, 403, 302, 403, 403)),
    "accounts:account_reopen": ("post", (302, 403, 403, 409, 403, 403)),
    "accounts:slip": ("get", (200, 200, 200, 200, 200, 200)),
    "accounts:slip_password": ("get", (404, 404, 404, 404, 404, 404)),
}
