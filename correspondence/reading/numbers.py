"""Letter numbers as they are printed, with usual misreadings of figures and months mended.

What is mended is only what cannot be meant otherwise: a letter amid figures, a month that is the
month of the letter's date. The rest stays as it was read.
"""

import re
from collections.abc import Iterable
from datetime import date
from itertools import groupby

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
SWALLOWED = re.compile(r"^[^\W\d_]{3,}[Il1|!][^\W\d_]{4,}$")
OFFICES = ("DIS", "BAPP", "KESBANG")
"""How abbreviations of offices begin that are long, and have an I of their own."""
AS_STROKE = str.maketrans(dict.fromkeys("Il1|!\\", "/"))
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


def swallowed(number: str) -> bool:
    """Whether a stroke may stand in a word as the letter for which it is easily taken: two long
    words with an I, l or 1 between, such as "DIRIPERUMDA". It cannot be known, only told."""
    parts = (part for part in re.split(r"[/.\s-]", number) if not part.startswith(OFFICES))
    return any(SWALLOWED.match(part) for part in parts)


def may_have_lost_a_stroke(number: str) -> bool:
    """Whether a letter amid a word could be one."""
    return bool(re.search(r"\w[Il1|!]\w", number))


def like_earlier(number: str, earlier: Iterable[str]) -> str:
    """The number with the strokes that its sender's earlier numbers have, where all else is the
    same: "640/DIRIPERUMDA/XI/2024" after "512/DIR/PERUMDA/IX/2024"."""
    folded = number.translate(AS_STROKE).upper()
    for other in earlier:
        for stretch in _stretches(other):
            at = folded.find(stretch.translate(AS_STROKE).upper())
            if at >= 0 and _stands_alone(folded, at, len(stretch)):
                return number[:at] + stretch + number[at + len(stretch) :]
    return number


def _stretches(number: str) -> list[str]:
    """What stays the same in every number of a sender: two or more words between the figures."""
    words = [part.strip() for part in number.split("/")]
    kept = [word if re.search(r"[A-Za-z]{2}", word) and word not in ROMAN else "" for word in words]
    runs = [list(run) for is_word, run in groupby(kept, bool) if is_word]
    return ["/".join(run) for run in runs if len(run) > 1]


def _stands_alone(folded: str, at: int, length: int) -> bool:
    """Whether strokes or the ends stand around it."""
    around = folded[at - 1 : at] + folded[at + length : at + length + 1]
    return not around.strip("/ ")


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
