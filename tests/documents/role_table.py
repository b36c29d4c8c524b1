"""Which role gets which answer from every address of files.

Columns: stranger · an official without a tie to the file · its intake desk · a desk elsewhere.
What the tests register as a rule is that the intake desk sees the files of its own office.
"""

ROLES = (None, "eka", "bimo", "rama")

# name: (method, answer per role in the order above)
ROLE_TABLE = {
    "files:small": ("get", (302, 404, 200, 404)),
    "files:thumb": ("get", (302, 404, 200, 404)),
    "files:sharp": ("get", (302, 404, 200, 404)),
    "files:text": ("get", (302, 404, 200, 404)),
    "files:viewing": ("get", (302, 404, 200, 404)),
    "files:original": ("get", (302, 404, 200, 404)),
    "files:progress": ("get", (302, 200, 200, 200)),
    "files:try_again": ("post", (302, 404, 409, 404)),
}
