"""The index of entries, as the upkeep of the search knows it."""

from archive.finding import index, keeping
from correspondence.search.shelves import Shelf

DOSSIERS = Shelf(
    is_used=index.is_used,
    counts=index.counts,
    index_all_stale=keeping.index_all_stale,
    ask_again=keeping.ask_again,
    rebuild=keeping.rebuild,
    purge=index.purge,
)
