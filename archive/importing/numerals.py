"""Indonesian numbers in words: "dua belas", "setahun", "seratus dua puluh lima"; up to 999."""

import re

ONES = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
ALONE = {word: number for number, word in enumerate(ONES)} | {"sepuluh": 10, "sebelas": 11}
_ONE = "|".join(ONES[1:])
_TEEN = rf"sebelas|(?:{_ONE})\s*belas"
_TENS = rf"(?:sepuluh|(?:{_ONE})\s*puluh)(?:\s*(?:{_ONE}))?"
_HUNDREDS = rf"(?:seratus|(?:{_ONE})\s*ratus)(?:\s*(?:{_TEEN}|{_TENS}|{_ONE}))?"
SPELLED = re.compile(rf"\b(?:{_HUNDREDS}|{_TEEN}|{_TENS}|{_ONE}|nol)(?![a-z])", re.IGNORECASE)
A_YEAR = re.compile(r"\bsetahun\b", re.IGNORECASE)
YEARS_JOINED = re.compile(rf"({_ONE}|belas|puluh|ratus)(tahun|thn)\b", re.IGNORECASE)
_PARTS = re.compile(rf"se(?=belas|puluh|ratus)|{_ONE}|nol|belas|puluh|ratus")


def in_digits(text: str) -> str:
    """The same words, every number among them in digits."""
    parted = YEARS_JOINED.sub(r"\1 \2", A_YEAR.sub("1 tahun", text))
    return SPELLED.sub(lambda found: str(_value(found[0].casefold())), parted)


def spelled(text: str) -> int | None:
    """The number that a text spells, and nothing else; None where it spells none."""
    found = SPELLED.fullmatch(text.strip())
    return _value(found[0].casefold()) if found else None


def _value(words: str) -> int:
    total = last = 0
    for part in _PARTS.findall(words):
        if part == "belas":
            last += 10
        elif part in ("puluh", "ratus"):
            total, last = total + last * (10 if part == "puluh" else 100), 0
        else:
            last = 1 if part == "se" else ALONE[part]
    return total + last
