"""A letter that lies in the archive is found by who may see it then, and by nobody else: by words,
page, number, facet, suggestion, table; by a borrower while a copy is lent to him."""

import io

import openpyxl
import pytest

from archive.actions import file_letter
from archive.actions.lending import end_copy, hand_over
from archive.actions.loans import Borrower, Thing, approve_loan, request_loan
from correspondence.models import LetterFile
from correspondence.search import finding, keeping
from correspondence.search.asking import question_of
from eoffice import clock
from eoffice.documents.models import PageText
from tests.archive.shelf import closed_letter, dossier_of, give_role
from tests.disposals.planted import received
from tests.lending.desk import days_ahead
from tests.matrix.reading import text_of
from tests.world import PEOPLE

pytestmark = pytest.mark.django_db
SUBJECT, PAGE_WORD = "Molibdenum perihal", "Osmiumwati"
# line: found by its number · words: by its subject · pages: by a word of its pages
READS, LINE, MASKED, SECRETLY = "line words pages", "line words", "line", "line words pages masked"
ABOVE = {"eka": READS, "arunika": READS, "gita": READS}  # gita assists the head
BIASA = ABOVE | {"laras": READS, "dewi": READS, "hadi": READS,
                        "bimo": READS, "indra": READS}  # fmt: skip
TERBATAS = ABOVE | {"laras": READS, "dewi": LINE, "hadi": LINE,
                           "bimo": LINE}  # fmt: skip
SECRET = {"eka": SECRETLY, "laras": MASKED, "dewi": MASKED, "hadi": MASKED, "bimo": MASKED}
SIGHT = {"biasa": BIASA, "terbatas": TERBATAS, "rahasia": SECRET, "sangat_rahasia": SECRET}


@pytest.fixture(params=SIGHT)
def filed(world, laras, request):
    """A letter of eka in a dossier of her section, with a page that was read."""
    give_role(world, "staf_bank", "unit_filer")
    letter = closed_letter(world, subject=SUBJECT, security=request.param)
    file = received(world, laras)
    LetterFile.objects.create(letter_id=letter.pk, file=file, added_at=clock.now())
    PageText.objects.create(file=file, page=1, text=f"Halaman {PAGE_WORD}", source="ocr")
    dossier = dossier_of(world, laras, medium="both", security=request.param)
    item = file_letter(letter.pk, dossier.pk, by=laras, has_paper=True)
    keeping.index_letters([letter.pk])
    return item, SIGHT[request.param]


def sees(officer, letter):
    """By what this officer finds the letter."""
    asked = {"line": letter.agenda_number, "words": "molibdenum", "pages": PAGE_WORD}
    return {name for name, words in asked.items() if finding.newest(officer, question_of(words))}


def test_everybody_of_the_cast_finds_what_he_may_read(world, filed):
    item, sight = filed
    wrong = {}
    for person in PEOPLE:
        found, may = sees(world.officer(person), item.letter), sight.get(person, "")
        if found != set(may.split()) - {"masked"}:
            wrong[person] = (found, may)
    assert wrong == {}


def test_no_list_facet_suggestion_or_table_says_more(world, filed, client_of):
    item, sight = filed
    wrong = []
    for person in PEOPLE:
        said, may = said_to(client_of(world.officer(person)), item.letter), sight.get(person, "")
        is_open = "pages" in may and "masked" not in may
        right = {
            "list": is_open,
            "count": "pages" in may,
            "suggestion": "words" in may and "masked" not in may,
            "table": is_open,
            "line in the table": "pages" in may,
        }
        wrong += [f"{person}: {name}" for name in right if said[name] != right[name]]
    assert wrong == []


def said_to(browser, letter):
    """Where the pages that somebody opens name the letter."""
    taken = rows_of(browser.post("/search/table", {"query": f"q={PAGE_WORD}"}).content)
    return {
        "list": SUBJECT in text_of(browser.get("/search/", {"q": PAGE_WORD})),
        "count": "1 surat" in text_of(browser.get("/search/facets", {"q": PAGE_WORD})),
        "suggestion": SUBJECT in text_of(browser.get("/search/suggest", {"q": "molib"})),
        "table": SUBJECT in taken,
        "line in the table": letter.agenda_number in taken,
    }


def rows_of(content):
    """All that a table says."""
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    return " ".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell)


def test_a_borrower_finds_it_while_he_has_the_copy(world, filed, danu, laras, arunika):
    item, _sight = filed
    assert sees(danu, item.letter) == set()
    seat = Borrower(danu.position_id, danu.name)
    things = [Thing(item.dossier_id, item.pk, "copy")]
    office = world.units["kppn"].pk
    loan = request_loan(office, seat, days_ahead(), things, by=laras)
    approve_loan(loan.pk, by=arunika if loan.approved_by == "office_head" else laras)
    hand_over(loan.pk, {loan.items.get().pk: "good"}, by=laras)
    assert sees(danu, item.letter) == {"line", "words", "pages"}
    end_copy(loan.items.get().pk)
    assert sees(danu, item.letter) == set()
