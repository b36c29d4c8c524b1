"""The same web process without the one thing that keeps a number: forgets what was reserved.

Only for the proof that the test of killed signatures can fail; its slow work is slow enough that
a kill that waits for the reservation always falls between the two transactions.
"""

import time
from importlib import import_module

from eoffice.wsgi import application

__all__ = ["application"]
# Loaded by name: the application above has to stand first.
typesetting = import_module("correspondence.typesetting")
numbers = import_module("correspondence.actions.outgoing_numbers")
quick = typesetting.write_pdf


def slow(*how: object) -> object:
    """Typeset, after a while."""
    time.sleep(2)
    return quick(*how)


typesetting.write_pdf = slow
numbers.reserved_entry = lambda _letter: None
