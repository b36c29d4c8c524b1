"""Which fields of a letter a correction tells, and how. Names only; no query."""

ADDRESSEES = "addressees"
"""Before whom the letter lay: told by titles."""
BY_NAME = ("type_id", "classification_id")
"""Told by the name of what they point to."""
BESIDE = ("sender_id", "follows_id", "answers_id")
"""Told by another field: the sender's name, the number that is answered."""
WORDLESS = (
    "letter_date", "received_at", "received_via", "security", "urgency", "is_copy", "is_sealed",
    "sender_deadline", "event_at", *BY_NAME, ADDRESSEES,
)  # fmt: skip
"""No name of a sender can stand in these."""
