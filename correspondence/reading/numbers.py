"""Letter numbers as they are printed, with usual misreadings of figures and months mended.

What is mended is only what cannot be meant otherwise: a letter amid figures, a month that is the
month of the letter's date. The rest stays as it was read.
"""

import re
from datetime import date

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
FIGURES = str.maketrans("OoQDlI|i!SsBZzG", "000011111558226")
AS_ROMAN = str.maketrans(
    dict.fromkeys("1l|i!LTf", "I")
    | dict.fromkeys("vYy", "V")
    | dict.fromkeys("NH", "II")
    | {"x": "X", "M": "III"}
)
MISREAD_FIGURES = re.compile(r"^[\dOoQDlI|i!SsBZzG]+$")
LOOKS_ROMAN = re.compile(r"^[IVXivxl1|!LYyTf]{1,5}$")
YEAR_LIKE = re.compile(r"^[\dOoQDlI|i!SsBZz]{4}$")
SIGNS = str.maketrans("¥!", "YI")
ENDS = " .,;:'\"|`“”‘’_*~+<>«»=—–"


def is_number(text: str) -> bool:
    """A number has a figure, and is no count of attachments."""
    return bool(re.search(r"\d", text)) and not re.search(r"\blembar|\bberkas|\(", text)


def mended(text: str, written: date | None = None) -> str:
    """The number as it is meant; `written` is the letter's date, if it is known."""
    text = re.sub(r"(?<=\w),(?=\w)", ".", text.strip(ENDS).replace("\\", "/"))
    text = re.sub(r"(?<=\d)\s+[Il|](?=[A-Z])", " /", text.translate(SIGNS))
    text = re.sub(r"/{2,}", "/", re.sub(r"\s*[|]\s*$", "", text))
    parts = text.split("/")
    if len(parts) < 2:
        return text
    if len(parts) > 2 and YEAR_LIKE.match(parts[-1].strip()):
        year = parts[-1].strip().translate(FIGURES)
        parts = [*parts[:-2], *_month(parts[-2], written), year]
    return "/".join(_figures(part) for part in parts)


def fits(number: str, written: date | None) -> bool:
    """Whether month and year in the number are those of the letter, as far as it names them."""
    parts = [part.strip() for part in number.split("/")]
    if not written or len(parts) < 3 or not YEAR_LIKE.match(parts[-1]):
        return True
    month = ROMAN.index(parts[-2]) + 1 if parts[-2] in ROMAN else written.month
    return (month, parts[-1]) == (written.month, str(written.year))


def _month(part: str, written: date | None) -> list[str]:
    """A Roman month before the year; the stroke before it may have been read as a letter."""
    text, expected = part.strip(), ROMAN[written.month - 1] if written else ""
    if text in ROMAN or (written and text == f"{written.month:02d}"):
        return [part]
    roman = text.translate(AS_ROMAN)
    if roman == expected or (roman in ROMAN and LOOKS_ROMAN.match(text) and not text.isdecimal()):
        return [roman]
    if expected and LOOKS_ROMAN.match(text) and len(text) == len(expected) and len(text) > 1:
        return [part if text.isdecimal() else expected]
    stroke = re.match(rf"^(.*\w\w)[Il1|!]{expected}$", text) if expected else None
    return [stroke[1], expected] if stroke else [part]


def _figures(part: str) -> str:
    """ "2O57" and "O05" are figures; "SJ", "BPW3" and "IV" are none."""

    def mend(match: re.Match[str]) -> str:
        word = match.group(0)
        known = sum(character.isdecimal() for character in word)
        if MISREAD_FIGURES.match(word) and len(word) > 2 and known * 3 >= 2 * len(word):
            return word.translate(FIGURES)
        return word

    return re.sub(r"[^\s.\-]+", mend, part)
