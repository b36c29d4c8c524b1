"""A fixed list of queries over sample letters: recall and precision, printed and held to a bar."""

from collections import defaultdict
from pathlib import Path
from statistics import mean

import pytest

from correspondence.search import answering
from correspondence.search.answering import Asked
from tests.search.corpus import lay_letters

pytestmark = pytest.mark.django_db
FILE = Path(__file__).with_name("queries.tsv")
QUERIES = [line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines()]
EXACT = {"part of a number", "name", "word", "phrase", "exclusion", "sealed"}
RECALL, PRECISION = 0.95, 0.9
FIRST = 10


@pytest.fixture
def marks(world) -> dict[str, list[tuple[float, float, str]]]:
    """Recall and precision among the first ten of every query, by its kind."""
    numbers = lay_letters(world)
    found: dict[str, list] = defaultdict(list)
    for kind, words, expected in QUERIES:
        wanted = {numbers[int(one)] for one in expected.split()}
        page = answering.page(world.officer("arunika"), Asked(words=words), before=None, limit=50)
        hits = [row.line.pk for row in page.rows]
        found[kind].append((recall(hits, wanted), precision(hits, wanted), words))
    return found


def recall(hits: list[int], wanted: set[int]) -> float:
    return len(wanted & set(hits[:FIRST])) / min(FIRST, len(wanted)) if wanted else float(not hits)


def precision(hits: list[int], wanted: set[int]) -> float:
    return len(wanted & set(hits)) / len(hits) if hits else float(not wanted)


def test_what_is_looked_for_is_found_and_little_else(marks):
    for kind, rows in marks.items():
        recalls, precisions = mean(row[0] for row in rows), mean(row[1] for row in rows)
        print(f"{kind:18}{len(rows):3} queries  recall {recalls:.3f}  precision {precisions:.3f}")
    missed = [f"{row[2]}: {row[0]:.2f}/{row[1]:.2f}" for rows in marks.values() for row in rows
              if row[0] < 1 or row[1] < 1]  # fmt: skip
    print("Not perfect:", "; ".join(missed) or "none")
    assert sum(map(len, marks.values())) >= 60
    assert mean(row[0] for rows in marks.values() for row in rows) >= RECALL
    exact = [row[1] for kind in EXACT for row in marks[kind]]
    assert mean(exact) >= PRECISION
