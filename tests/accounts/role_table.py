"""Who may open which address of the accounts; what they answer is in `test_office_admin`."""

ADMIN, ANYBODY = "office_admin", "anybody"

ROLE_TABLE = {
    "accounts:office": {ADMIN},
    "accounts:person": {ADMIN},
    "accounts:slip_issue": {ADMIN},
    "accounts:account_close": {ADMIN},
    "accounts:account_reopen": {ADMIN},
    "accounts:slip": {ANYBODY},
    "accounts:slip_password": {ANYBODY},
}
