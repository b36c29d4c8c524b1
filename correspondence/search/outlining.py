"""Where the words of a question stand on the pages of files, for the viewer to outline them."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Q

from correspondence.reading.paper import turned
from correspondence.search.answering import Asked
from correspondence.search.sentences import Looked
from correspondence.search.words import tokens_of
from eoffice.documents.models import PageText, StoredFile
from eoffice.documents.viewer import Marks, mark_of

MOST_PAGES, MOST_MARKS, LONGEST = 40, 60, 200


def marks_of(files: Iterable[StoredFile], words: str) -> Marks:
    """The boxes of the words that were asked for, by file and page."""
    question = Asked(words=words[:LONGEST]).question
    roots = {root for some in Looked(question).roots for root in some}
    if not roots:
        return {}
    tokens = {token for term in question.must for phrase in term.any_of for token in phrase}
    holds = reduce(or_, (Q(text__icontains=root) for root in sorted(roots)))
    pages = PageText.objects.filter(holds, file__in=[file.pk for file in files])
    found: Marks = {}
    for page in pages.order_by("file", "page")[:MOST_PAGES]:
        boxes = turned(page.words, page.rotation)
        met = [mark_of(word) for word in boxes if tokens & set(tokens_of(word[0]))]
        found[page.file_id, page.page] = met[:MOST_MARKS]
    return found
