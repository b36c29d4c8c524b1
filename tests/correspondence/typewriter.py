"""Pages as character recognition tells them: words with their boxes, wherever one puts them."""

from __future__ import annotations

LETTER, HEIGHT = 0.009, 0.01


def line(y: float, text: str, at: float = 0.12, confidence: float = 95.0) -> list[list]:
    """A line of words from the left; a blank is as wide as a letter."""
    x, rows = at, []
    for word in text.split(" "):
        rows.append([word, x, y, x + LETTER * len(word), y + HEIGHT, confidence])
        x += LETTER * (len(word) + 1)
    return rows


def row(y: float, name: str, value: str, right: str = "", colon: str = ":") -> list[list]:
    """A row of the block: word, colon, value and perhaps a date at the right."""
    parts = ((0.12, name), (0.22, colon), (0.24, value), (0.62, right))
    return [word for at, text in parts if text for word in line(y, text, at)]


def askew(rows: list[list], lean: float) -> list[list]:
    """The page put down crookedly: what is farther right stands lower by `lean` of the way."""
    return [
        [text, x0, y0 + lean * ((x0 + x1) / 2), x1, y1 + lean * ((x0 + x1) / 2), *rest]
        for text, x0, y0, x1, y1, *rest in rows
    ]


BODY = [
    word
    for n in range(6)
    for word in line(0.36 + 0.018 * n, "Sehubungan dengan rencana kerja kami mohon bantuan")
]
