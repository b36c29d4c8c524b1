"""The words before a colon in the head of a letter, also where a letter of them was misread."""

import re
from difflib import SequenceMatcher

NUMBER, DATE, SENDER, SUBJECT = "sender_number", "letter_date", "sender", "subject"
ATTACHMENT, CHARACTER, ADDRESSEE = "attachment_note", "character", "addressee_written"
LABELS = {
    "nomor": NUMBER,
    "no": NUMBER,
    "number": NUMBER,
    "hal": SUBJECT,
    "perihal": SUBJECT,
    "lampiran": ATTACHMENT,
    "lamp": ATTACHMENT,
    "sifat": CHARACTER,
    "derajat": CHARACTER,
    "klasifikasi": CHARACTER,
    "tanggal": DATE,
    "tgl": DATE,
    "dari": SENDER,
    "yth": ADDRESSEE,
    "kepada": ADDRESSEE,
}
MISREAD = {"hai": "hal", "hat": "hal", "haf": "hal", "ha": "hal", "hall": "hal", "nornor": "nomor"}
ONLY_WITH_COLON = {DATE, SENDER, ADDRESSEE}
"""Words that often open a sentence as well."""
LONG = 5
"""Shorter labels are too near to other words to be guessed."""
ALIKE, LONGER_ALIKE = 0.79, 0.84
"""One wrong letter is allowed; "Laporan" must not become "Lampiran"."""
LETTERS = str.maketrans("01|!53", "ollise")


def label_of(word: str) -> str:
    """What a word announces, such as the number for "Nomor", "No." and "N0mor"; "" for nothing."""
    text = re.sub(r"[^a-z]", "", word.casefold().translate(LETTERS)).replace("rnp", "mp")
    text = MISREAD.get(text, text)
    if text in LABELS:
        return LABELS[text]
    if len(text) < LONG - 1 or "-" in word.strip("-"):
        return ""
    scored = {
        name: SequenceMatcher(None, text, name).ratio() for name in LABELS if len(name) >= LONG
    }
    best = max(scored, key=lambda name: scored[name])
    enough = ALIKE if len(best) == LONG else LONGER_ALIKE
    return LABELS[best] if scored[best] >= enough else ""
