"""A complaint's texts, in which the clerk may have written who complains: a code stands there.

Pure words: no model, no query. Who sends what is sealed in `complainants` and `sealing_late`.
"""

import re
from collections.abc import Collection, Mapping

from correspondence.sealing import Identity

WORDS = {"subject": 500, "summary": None, "attachment_note": 200, "addressee_written": 250,
         "answers_number": 200, "sender_number": 200, "printed_marks": 100,
         "event_place": 250}  # fmt: skip
"""Texts of a letter in which the clerk may have written who sent it, with their longest length."""
REMARK = "remark"
LONGEST_REMARK = 250
SHORTEST = 3


def told_by(identity: Identity) -> set[str]:
    """What tells who it is wherever it stands: the name, the number and how to reach him."""
    return {identity.name, identity.identity_number, identity.phone, identity.email}


def without(text: str, names: Collection[str], code: str) -> str:
    """The text with the code for each of these, in whatever case and spacing."""
    for name in sorted(names, key=len, reverse=True):
        if len(name.strip()) >= SHORTEST:
            pattern = r"\s+".join(re.escape(word) for word in name.split())
            text = re.sub(rf"(?<!\w){pattern}(?!\w)", code, text, flags=re.IGNORECASE)
    return text


def texts_without(texts: Mapping[str, str], names: Collection[str], code: str) -> dict[str, str]:
    """Texts of a letter by the names of their columns, cut to them: a code may be longer."""
    longest = WORDS | {REMARK: LONGEST_REMARK}
    return {name: without(text, names, code)[: longest[name]] for name, text in texts.items()}
