"""The search, newest first, as a clerk of the large office: rare word, common word, two words.

The bar is three bare views and the bare query: the same predicate sent straight to the database,
for any 25 letters, without order and without looking who may see them.
"""

from __future__ import annotations

import time
from statistics import median
from urllib.parse import urlencode

from django.db import connection
from django.urls import reverse

from correspondence.models import Letter
from correspondence.search import index, keeping
from correspondence.search.asking import Question, question_of
from tests.bench.bars import Line, ms, p95
from tests.bench.browser import expect
from tests.bench.office import CLERK, HEAD, OfficeAtWork
from tests.bench.rounds import BARE, Ask, bare_view, in_turn, page

RARE, COMMON, BOTH = "zirkonium", "triwulan", "triwulan jembatan"
PLANTED = 12


def search(office: OfficeAtWork, rounds: int) -> list[Line]:
    """Each search against its bar, in turn with the yardsticks; then how many statements."""
    _plant()
    wanted = {
        "search, rare word, clerk": (CLERK, RARE),
        "search, word of a third, clerk": (CLERK, COMMON),
        "search, two words, clerk": (CLERK, BOTH),
        "search, word of a third, head": (HEAD, COMMON),
    }
    asks: dict[str, Ask] = {BARE: bare_view(office, CLERK)}
    asks |= {name: page(office, who, _url(words)) for name, (who, words) in wanted.items()}
    times = in_turn(asks, rounds)
    straight = {words: _bare_query(words, rounds) for words in (RARE, COMMON, BOTH)}
    lines = [
        _line(name, times[name], times[BARE], straight[words])
        for name, (_who, words) in wanted.items()
    ]
    for name, (who, words) in wanted.items():
        found = expect(office.as_person(who).counted(_url(words)))
        lines.append(Line(f"{name}: statements", found.sql, "SQL"))
    return lines + _others(office, rounds)


def _others(office: OfficeAtWork, rounds: int) -> list[Line]:
    """What has no bar: facets, suggestions, relevance."""
    clerk = office.as_person(CLERK)
    urls = {
        "facets, word of a third": f"{reverse('pages:search_facets')}?q={COMMON}",
        "suggestions": f"{reverse('pages:search_suggest')}?q=jemb",
        "by relevance, word of a third": f"{_url(COMMON)}&order=relevance",
    }
    found = []
    for name, url in urls.items():
        seconds = [expect(clerk.get(url)).seconds for _ in range(max(3, rounds // 6))]
        found.append(Line(f"search: {name}", round(median(seconds) * 1000, 1), "ms"))
    return found


def _url(words: str) -> str:
    return f"{reverse('pages:search')}?{urlencode({'q': words})}"


def _plant() -> None:
    """A rare word in a few letters, spread over all years."""
    if Letter.objects.filter(subject__startswith=RARE.title()).exists():
        return
    letters = Letter.objects.filter(office__code="sim", security="biasa").order_by("pk")
    count = letters.count()
    ids = [letters.values_list("pk", flat=True)[count * n // PLANTED] for n in range(PLANTED)]
    Letter.objects.filter(pk__in=ids).update(subject=f"{RARE.title()} yang jarang")
    keeping.index_letters(ids)


def _bare_query(words: str, rounds: int) -> list[float]:
    """Seconds of the predicate alone."""
    sql, value = _predicate(question_of(words))
    found = []
    for _round in range(rounds):
        start = time.perf_counter()
        with connection.cursor() as cursor:
            cursor.execute(sql, [value])
            cursor.fetchall()
        found.append(time.perf_counter() - start)
    return found


def _predicate(question: Question) -> tuple[str, str]:
    backend = index.backend()
    value = backend._anywhere(question)
    if connection.vendor == "postgresql":
        return f"SELECT letter_id FROM {backend.TABLE} WHERE tsv @@ %s::tsquery LIMIT 25", value
    return f"SELECT rowid FROM {backend.FTS} WHERE {backend.FTS} MATCH %s LIMIT 25", value


def _line(name: str, ours: list[float], bare: list[float], query: list[float]) -> Line:
    allowed = 3 * median(bare) + median(query)
    note = (
        f"{len(ours)} requests, median {ms(median(ours))}, p95 {ms(p95(ours))}; bare view "
        f"{ms(median(bare))}, bare query {ms(median(query))}"
    )
    value = round(median(ours) / allowed, 2)
    return Line(name, value, "× (3 bare views + bare query)", 1, note=note)
