"""The search page: what its address asks for, its hits and facets, and addresses beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from archive.finding import asking
from archive.finding.dossiers import named
from archive.queries import dossier_lists
from archive.queries.daily import keeps_files
from archive.queries.dossiers import is_deciding_head
from correspondence.search import address, answering, facets
from correspondence.search.address import BY_RELEVANCE
from correspondence.search.answering import Answer, Asked
from correspondence.search.facets import TITLES, Choice
from eoffice.asked import whole
from eoffice.organization.officer import Officer
from eoffice.paging import place_in, written

PAGE = 25
BESIDE = 3  # dossiers, and documents of dossiers, above the hits
FARTHEST = 10_000  # of the best hits that are paged through


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an address asks for."""

    asked: Asked
    chosen: dict[str, str] = field(default_factory=dict)
    order: str = ""
    before: tuple[datetime, int] | None = None
    skip: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for yet."""
        return not (self.asked.words or self.chosen)

    @property
    def values(self) -> dict[str, str]:
        """The parts of the address that say what is asked for, without the place in the list."""
        found = {"q": self.asked.words, "order": self.order} | self.chosen
        found |= {"exact": "1" if self.asked.exactly else ""}
        found |= {"loose": "1" if self.asked.loosely else ""}
        return {name: value for name, value in found.items() if value}

    @property
    def text(self) -> str:
        """The question as it is kept: the part of the address behind the question mark."""
        return urlencode(self.values)

    def loosened(self) -> "Wanted":
        """The same, content with what is alike: what stands beside the hits asks as they did."""
        return replace(self, asked=replace(self.asked, loosely=True))

    def url(self, *, to: str = "pages:search", **changes: str) -> str:
        """The address with something else: an empty value takes it away."""
        values = {name: value for name, value in (self.values | changes).items() if value}
        return f"{reverse(to)}?{urlencode(values)}"


@dataclass(frozen=True, slots=True)
class Link:
    """A facet's value as a plain link."""

    label: str
    count: str
    url: str


@dataclass(frozen=True, slots=True)
class Group:
    """One facet."""

    title: str | Promise
    links: list[Link]


def wanted_by(query: QueryDict | Mapping[str, str]) -> Wanted:
    """Read an address; what is unknown in it is passed over."""
    asked, chosen = address.asked_by(query), address.chosen_by(query)
    order = BY_RELEVANCE if query.get("order") == BY_RELEVANCE and asked.words else ""
    before, skip = _place(query.get("from", ""))
    return Wanted(asked, chosen, order, before, skip)


def _place(text: str) -> tuple[tuple[datetime, int] | None, int]:
    """A place in time, or how many of the best were shown; nonsense begins at the top."""
    if (shown := whole(text)) is not None:
        return None, min(shown, FARTHEST)
    return place_in(text), 0


def answer_to(officer: Officer, wanted: Wanted) -> Answer:
    """One page of hits."""
    if wanted.order == BY_RELEVANCE:
        return answering.best(officer, wanted.asked, skip=wanted.skip, limit=PAGE)
    return answering.page(officer, wanted.asked, before=wanted.before, limit=PAGE)


def pager_of(wanted: Wanted, answer: Answer) -> dict[str, str]:
    """Where the list goes on; back is to the top, as a keyset has no page numbers."""
    found = {"previous_url": "", "next_url": ""}
    if wanted.before or wanted.skip:
        found["previous_url"] = wanted.url()
    if answer.has_more and answer.last:
        place = written(*answer.last)
        place = str(wanted.skip + PAGE) if wanted.order == BY_RELEVANCE else place
        found["next_url"] = wanted.url(**{"from": place})
    return found


def documents_beside(officer: Officer, wanted: Wanted, answer: Answer) -> dict[str, Any]:
    """What lies in dossiers without being a letter and holds the same words: the newest of it,
    above the first page of hits; what is alike only where no letter answers either. Facets are
    those of letters: where one is chosen, it is only told that there are documents."""
    if wanted.before or wanted.skip:
        return {}
    question = wanted.asked.question if answer.is_loose else answer.question
    exactly, question = wanted.asked.exactly or bool(answer.rows), replace(question, marks=())
    found = asking.newest(officer, question, limit=BESIDE + 1, exactly=exactly)
    cleared = dict.fromkeys(wanted.chosen, "")
    more = wanted.url(to="pages:search_documents", loose="", order="", **cleared)
    if wanted.chosen:
        return {"unfiltered_url": more} if found else {}
    return {"documents": found[:BESIDE], "documents_url": more if len(found) > BESIDE else ""}


def dossiers_beside(officer: Officer, wanted: Wanted, answer: Answer) -> dict[str, Any]:
    """Dossiers that are called so, above the first page of hits; facets are those of letters."""
    if wanted.before or wanted.skip or wanted.chosen:
        return {}
    words, exactly = wanted.asked.words, wanted.asked.exactly or bool(answer.rows)
    found = named(officer, words, answer.question, limit=BESIDE + 1, exactly=exactly)
    rows = dossier_lists.rows_of(found[:BESIDE], officer) if found else []
    return {"dossiers": rows, "has_more_dossiers": len(found) > BESIDE}


def documents_page(officer: Officer, wanted: Wanted, before: int | None) -> dict[str, Any]:
    """One page of what lies in dossiers, and the place from which it goes on."""
    question, exactly = wanted.asked.question, wanted.asked.exactly
    found = asking.newest(officer, question, before=before, limit=PAGE + 1, exactly=exactly)
    following = found[PAGE - 1].item_id if len(found) > PAGE else None
    return {"rows": found[:PAGE], "following": following}


def frame_of(officer: Officer, wanted: Wanted) -> dict[str, Any]:
    """What stands around the hits: the words, the chosen facets, and the ways to change them."""
    newest, relevant = wanted.url(order=""), wanted.url(order=BY_RELEVANCE)
    return {
        "wanted": wanted,
        "query": wanted.asked.words,
        "chips": chips_of(officer, wanted),
        "orders": [
            {"label": _("Newest first"), "url": newest, "is_current": not wanted.order},
            {"label": _("Most relevant"), "url": relevant, "is_current": bool(wanted.order)},
        ],
        "exact_url": wanted.url(exact="1"),
        "facets_url": wanted.url(to="pages:search_facets"),
        "dossiers_url": dossiers_url(officer, wanted),
        "everything_url": wanted.url(**dict.fromkeys(wanted.chosen, "")),
    }


def dossiers_url(officer: Officer, wanted: Wanted) -> str:
    """The same words among the dossiers, for who sees any: also what was taken in from elsewhere
    lies there, which is no letter of this house."""
    if not wanted.asked.words or not (keeps_files(officer) or heads_some(officer)):
        return ""
    return f"{reverse('archive:dossiers')}?{urlencode({'q': wanted.asked.words[:100]})}"


def heads_some(officer: Officer) -> bool:
    """Whether some desk of the officer heads a unit, so that he sees its dossiers."""
    return any(is_deciding_head(desk) for desk in officer.desks)


def chips_of(officer: Officer, wanted: Wanted) -> list[dict[str, str]]:
    """The chosen facets, each with the address without it."""
    return [
        {
            "label": f"{TITLES[name]}: {facets.label_of(officer, name, value)}",
            "url": wanted.url(**{name: ""}),
        }
        for name, value in wanted.chosen.items()
    ]


def groups_of(officer: Officer, wanted: Wanted) -> tuple[list[Group], str]:
    """The facets that still make a difference, and how many letters there are."""
    found = facets.facets_of(officer, wanted.asked.question)
    more = "+" if found.is_capped else ""
    groups = [
        Group(TITLES[name], [_link(wanted, name, choice, more) for choice in choices])
        for name, choices in found.groups.items()
        if name not in wanted.chosen and _differs(choices, found.count)
    ]
    return groups, f"{found.count}{more}"


def _differs(choices: list[Choice], count: int) -> bool:
    return len(choices) > 1 or (len(choices) == 1 and choices[0].count < count)


def _link(wanted: Wanted, name: str, choice: Choice, more: str) -> Link:
    return Link(choice.label, f"{choice.count}{more}", wanted.url(**{name: choice.value}))
