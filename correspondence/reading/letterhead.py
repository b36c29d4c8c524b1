"""Who writes: the letterhead, for citizens the name at the top or below the signature."""

import re
from collections.abc import Sequence

from correspondence.reading.paper import Line, Word, cells_of, text_of

REACHED = (
    r"jalan|jl|jln|telepon|telp|tel|faks|faksimile|fax|laman|website|situs|web|www|http|https|"
    r"pos-el|email|e-mail|kode\s+pos|kotak\s+pos|nomor|no|perihal|hal|lampiran|sifat|kepada|yth|"
    r"tanggal"
)
LIVES = (
    r"gang|gg|kompleks|komplek|kavling|kav|gedung|perumahan|perum|kampung|kp|dusun|desa|"
    r"kelurahan|rt|rw|kampus|asrama|blok"
)
CONTACT = re.compile(rf"^(?:{REACHED})\b", re.IGNORECASE)
"""How an office is reached, or a word that announces something else: the letterhead is over."""
ADDRESS = re.compile(rf"^(?:{REACHED}|{LIVES})\b", re.IGNORECASE)
"""Where somebody lives: no name of a person; villages have letterheads that begin so."""
NET = re.compile(r"@|\bwww\.|\.(?:go\.)?id\b|\.example\b|https?:|\(0\d{2,3}\)", re.IGNORECASE)
SIGNED = re.compile(
    r"^(hormat\s+(saya|kami)|wass?alam|pemohon|pelapor|yang\s+(membuat|mengadukan|bermohon))\b",
    re.IGNORECASE,
)
MOST_LINES = 5
CAPITALS = 0.75
"""Part of a line's letters that are capitals when it belongs to a letterhead."""
SHRED = 6
"""Fewer letters above the letterhead are a shred of the emblem."""
SIGNATURE = 14
"""In heights of a word: a name stands no farther below the closing words."""


def letterhead(lines: Sequence[Line]) -> list[Line]:
    """The lines of the letterhead in capitals, from the first; none where there is no such."""
    found: list[Line] = []
    for line in lines:
        cell = cleaned(max(cells_of(line), key=lambda words: len(text_of(words))))
        if not cell or (not found and len(text_of(cell)) < SHRED):
            continue
        if not _in_capitals(text_of(cell)) or len(found) == MOST_LINES:
            break
        found.append(cell)
    return found


def writer(lines: Sequence[Line]) -> Line:
    """The name with which a letter without letterhead begins, if it begins with one."""
    for line in lines[:2]:
        name = cleaned(cells_of(line)[0])
        text = text_of(name)
        if len(re.sub(r"\W", "", text)) < 4:
            continue
        return name if is_name(text) else []
    return []


def signer(lines: Sequence[Line], height: float) -> Line:
    """The name under "Hormat saya,"."""
    for at, line in enumerate(lines):
        for cell in cells_of(line):
            if SIGNED.match(text_of(cell)):
                return _name_below(lines[at + 1 :], cell, height)
    return []


def _name_below(lines: Sequence[Line], closing: Line, height: float) -> Line:
    for line in lines:
        for cell in cells_of(line):
            near = abs(cell[0].x0 - closing[0].x0) < 0.05
            if near and is_name(text_of(cell)) and len(cell) < 7:
                far = cell[0].level - closing[0].level > SIGNATURE * height
                return [] if far else cleaned(cell)
    return []


def is_name(text: str) -> bool:
    """Words with capitals, no figures, no address, no label."""
    if ADDRESS.match(text) or NET.search(text) or re.search(r"\d{2,}|[:;?!]", text):
        return False
    words = [word for word in text.split() if word.isalpha()]
    return len(words) > 1 and text[:1].isupper() and not text.endswith((",", ":"))


def cleaned(words: Sequence[Word]) -> Line:
    """Without the specks and the shreds of an emblem before and behind."""
    kept = list(words)
    while kept and not _is_word(kept[0].text):
        kept = kept[1:]
    while kept and not _is_word(kept[-1].text):
        kept = kept[:-1]
    return kept


def _is_word(text: str) -> bool:
    letters = re.sub(r"[^\w]", "", text)
    return len(letters) > 1 or text.isdecimal() or letters in ("&",)


def _in_capitals(text: str) -> bool:
    if CONTACT.match(text) or NET.search(text):
        return False
    letters = [letter for letter in text if letter.isalpha()]
    capital = sum(letter.isupper() for letter in letters)
    return len(letters) > 2 and capital >= CAPITALS * len(letters)
