"""Reading: page by page, resumed where it stopped, giving way to whoever waits for a page."""

import pytest

from eoffice import pdf
from eoffice.documents import actions, reading
from eoffice.documents.models import PageText, StoredFile
from eoffice.jobs import enqueue, run_pending
from eoffice.jobs.models import Job
from eoffice.organization.officer import SYSTEM

ONE_WORD = pdf.Word("Surat", 0.1, 0.1, 0.2, 0.12, 0.9)


@pytest.fixture
def three_pages(receive, three_page_scan):
    file = receive(three_page_scan, name="surat.tif")
    run_pending("fast")
    return file


@pytest.fixture
def read(monkeypatch):
    """A reader that remembers what it was asked, and says what the test put in."""
    asked = []

    def read_pages(viewing, pages, *, languages, on_page, limits):
        for page in tuple(pages):
            asked.append(page)
            if isinstance(read_pages.answer, Exception):
                raise read_pages.answer
            if not on_page(page, read_pages.answer):
                return

    read_pages.asked = asked
    read_pages.answer = pdf.PageText("Surat", (ONE_WORD,), "ocr", 0, 0.9)
    monkeypatch.setattr(pdf, "read_pages", read_pages)
    return read_pages


def test_it_goes_on_at_the_first_page_without_text(three_pages, read):
    actions.keep_pages(three_pages.pk, {1: read.answer})
    reading.read_text(three_pages.pk)
    assert read.asked == [2, 3]
    assert StoredFile.objects.get(pk=three_pages.pk).text_state == "read"


def test_a_turn_ends_and_another_is_asked_for(three_pages, read, monkeypatch):
    Job.objects.all().delete()
    monkeypatch.setattr(reading, "TURN_SECONDS", -1)
    reading.read_text(three_pages.pk)
    assert read.asked == []
    assert Job.objects.get().kind == "read_text"


def test_it_gives_way_to_who_waits_for_a_page(three_pages, read):
    enqueue("prepare_file", 12345)
    reading.read_text(three_pages.pk)
    assert read.asked == []


def test_a_page_at_which_the_child_dies_holds_up_no_other(three_pages, read):
    read.answer = pdf.ChildDied(pdf.Reason.CRASHED)
    reading.read_text(three_pages.pk)
    assert read.asked == [1, 1, 2, 2, 3, 3]
    assert StoredFile.objects.get(pk=three_pages.pk).text_state == "unreadable"


def test_two_that_read_one_page_keep_one_text(three_pages, read):
    for _worker in range(2):
        actions.keep_pages(three_pages.pk, {1: read.answer})
    assert PageText.objects.get().words == [["Surat", 0.1, 0.1, 0.2, 0.12, 0.9]]


def test_nothing_comes_back_after_a_disposal(three_pages, read):
    actions.purge(three_pages.pk, by=SYSTEM)
    actions.keep_pages(three_pages.pk, {1: read.answer})
    reading.read_text(three_pages.pk)
    assert not PageText.objects.exists()


def test_quick_pages_are_kept_together_and_slow_ones_at_once(three_pages, read, monkeypatch):
    kept = []
    monkeypatch.setattr(actions, "keep_pages", lambda _file, texts: kept.append(list(texts)))
    monkeypatch.setattr(reading, "BREATH", 0)
    reading.read_text(three_pages.pk)
    assert kept == [[1], [2]]
    assert list(PageText.objects.values_list("page", flat=True)) == [3]


def test_a_page_that_hangs_is_given_up_though_the_turn_is_over(three_pages, read, monkeypatch):
    monkeypatch.setattr(reading, "TURN_SECONDS", 0.05)
    read.answer = pdf.ChildDied(pdf.Reason.TIMED_OUT)
    reading.read_text(three_pages.pk)
    assert read.asked[:2] == [1, 1]
    assert PageText.objects.filter(page=1, source="none").exists()
