"""Answers a question with the entries of dossiers that one officer may see, the newest first.

Who keeps a dossier reads its documents, and finds them by every page. Heads find by the line of the
list, unless the dossier is secret. What is secret is masked in the hit, for its readers too.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache, reduce
from operator import add, or_

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber

from archive.finding import index
from archive.finding.keeping import findable
from archive.models import Dossier, DossierItem
from archive.queries.daily import keeps_files
from archive.queries.dossiers import (
    Reach,
    is_deciding_head,
    is_kept_from,
    is_seen_from,
    keeping_of,
    seeing_of,
)
from correspondence.policies.seeing import MASK
from correspondence.search import spelling
from correspondence.search.asking import Question
from correspondence.search.sentences import Looked, Piece, Sentence
from correspondence.states import SECRET
from eoffice.documents.models import PageText
from eoffice.documents.states import FileState
from eoffice.organization.officer import Officer
from eoffice.rows import Rows, each, given

MOST_PAGES = 300
PAST_ALL = 2**62


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that answers, as far as this officer may read it."""

    item_id: int
    dossier_id: int
    reference: str
    title: str
    words: tuple[Piece, ...]
    dated_on: date | None
    filed_at: datetime
    security: str
    is_open: bool
    sentence: Sentence | None = None
    file_id: int = 0
    page: int = 0


def seeks_for(officer: Officer) -> bool:
    """Whether the officer sees dossiers at all."""
    return keeps_files(officer) or any(is_deciding_head(desk) for desk in officer.desks)


def newest(
    officer: Officer,
    question: Question,
    *,
    before: int | None = None,
    limit: int,
    exactly: bool = False,
) -> list[Found]:
    """One page, what was filed last first; what is alike only where there is nothing else."""
    if not question.must or not seeks_for(officer):
        return []
    items, kept = _items(officer, question, before, limit)
    if not (items or exactly):
        relaxed = spelling.guessed(spelling.relaxed(question))
        if relaxed != question:
            question = relaxed
            items, kept = _items(officer, question, before, limit)
    looked = Looked(question)
    rows = [_row(item, looked, is_open=item.pk in kept) for item in items]
    return list(_with_pages(rows, items, looked))


def _items(
    officer: Officer, question: Question, before: int | None, limit: int
) -> tuple[list[DossierItem], set[int]]:
    """The entries in their order, and those of them that may be opened."""
    whole = _entries(index.PAGES, limit).all(
        asked=index.asked(question, index.PAGES),
        before=before or PAST_ALL,
        **keeping_of(officer)._asdict(),
    )
    found = {item.pk: item for item in whole}
    kept = set(found)
    if any(is_deciding_head(desk) for desk in officer.desks):
        lines = _entries(index.LINE, limit).all(
            asked=index.asked(question, index.LINE),
            before=before or PAST_ALL,
            **seeing_of(officer)._asdict(),
        )
        found = {item.pk: item for item in lines} | found
    newest_first = sorted(found, reverse=True)[:limit]
    return [found[pk] for pk in newest_first], kept


@cache
def _entries(level: int, limit: int) -> Rows[DossierItem]:
    """The newest entries that answer: of kept dossiers by all that they say, else by their line."""

    def build(offices: int, units: int) -> QuerySet[DossierItem]:
        reach = Reach(each("offices", offices), each("units", units))
        dossiers = Dossier.objects.exclude(security__in=SECRET).filter(is_seen_from(reach))
        if level == index.PAGES:
            dossiers = Dossier.objects.filter(is_kept_from(reach))
        rows = findable().filter(
            pk__in=index.matching(given("asked")), pk__lt=given("before"), dossier__in=dossiers
        )
        return rows.select_related("dossier__classification", "file").order_by("-pk")[:limit]

    return Rows(build)


def _row(item: DossierItem, looked: Looked, *, is_open: bool) -> Found:
    dossier, is_secret = item.dossier, item.dossier.security in SECRET
    return Found(
        item_id=item.pk,
        dossier_id=dossier.pk,
        reference=dossier.reference,
        title=MASK if is_secret else dossier.title,
        words=(Piece(MASK),) if is_secret else looked.marked(item.description),
        dated_on=None if is_secret else item.dated_on,
        filed_at=item.filed_at,
        security=dossier.security,
        is_open=is_open and item.file_id is not None,
    )


def _with_pages(
    rows: Sequence[Found], items: Sequence[DossierItem], looked: Looked
) -> Iterable[Found]:
    """The page that holds most of what was asked for, of what may be opened and is not secret."""
    files = {item.pk: item.file for item in items if item.file}
    shown = {row.item_id for row in rows if row.is_open and row.security not in SECRET}
    ready = {pk: file.pk for pk, file in files.items()
             if pk in shown and file.state == FileState.READY}  # fmt: skip
    best = _best_pages([*ready.values()], looked)
    for row, item in zip(rows, items, strict=True):
        page, text = best.get(ready.get(row.item_id, 0), (0, item.note))
        sentence = None if row.security in SECRET else looked.sentence(text)
        if page and sentence:
            yield replace(row, sentence=sentence, file_id=ready[row.item_id], page=page)
        else:
            yield replace(row, sentence=sentence)


def _best_pages(file_ids: Sequence[int], looked: Looked) -> dict[int, tuple[int, str]]:
    """Number and text of the best page of each file, in one statement."""
    if not file_ids:
        return {}
    met = [reduce(or_, (Q(text__icontains=root) for root in roots)) for roots in looked.roots]
    points = [Case(When(one, then=Value(1)), default=Value(0), output_field=IntegerField())
              for one in met]  # fmt: skip
    rows = PageText.objects.filter(file__in=file_ids, page__lte=MOST_PAGES)
    rows = rows.annotate(score=reduce(add, points)).filter(score__gt=0)
    place = Window(RowNumber(), partition_by=F("file"), order_by=[F("score").desc(), F("page")])
    best = rows.annotate(place=place).filter(place=1)
    return {file: (page, text) for file, page, text in best.values_list("file_id", "page", "text")}
