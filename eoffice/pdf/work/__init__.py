"""The work itself, as it is done inside a limited child. Only `desk.py` imports from here."""
