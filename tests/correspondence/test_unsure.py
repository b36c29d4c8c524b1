"""What was hard to read is suggested as such: the form says so beside the field."""

import pytest
from django.urls import reverse
from django.utils.translation import gettext_lazy

from correspondence.suggesting import suggestions_for
from eoffice.documents.models import PageText
from tests.correspondence.typewriter import BODY, line, row

HARD = gettext_lazy("Hard to read on page 1: compare it with the paper.")
NEW = gettext_lazy("Read on page 1, not in the directory yet: please check.")


@pytest.fixture
def read(scan):
    """The scan's first page says this."""

    def says(*, number="9/DISDIK/II/2024", letterhead="DINAS PASAR ELOK", year="2024"):
        rows = line(0.05, letterhead, at=0.35) + line(0.26, "Yth. Camat Elok") + BODY
        rows += row(0.16, "Nomor", number, f"Elok, 5 Februari {year}")
        rows += row(0.177, "Hal", "Undangan pasar murah")
        PageText.objects.create(file_id=scan.file_id, page=1, text="x", words=rows, source="ocr")
        return scan

    return says


def unsure(scan, world):
    return suggestions_for(scan, world.units["kppn"]).unsure


def test_what_was_read_well_is_sure(read, world, letter):
    scan = read(letterhead=letter.sender_name.upper())
    assert unsure(scan, world) == set()


def test_a_sender_whom_the_directory_does_not_know_is_unsure(read, world):
    suggested = suggestions_for(read(), world.units["kppn"])
    assert suggested.values["sender"] == "DINAS PASAR ELOK"
    assert suggested.unsure == {"sender"} and suggested.sources["sender"] == NEW


def test_a_mended_number_is_unsure(read, world):
    assert "sender_number" in unsure(read(number="2O57/DISDIK/II/2024"), world)


def test_a_letter_from_the_future_is_unsure(read, world):
    assert "letter_date" in unsure(read(year="2094"), world)


def test_the_form_says_so_beside_the_field(book, read, client_of, hadi):
    scan = read(number="2O57/DISDIK/II/2024")
    page = client_of(hadi).get(reverse("intake:record", args=[scan.pk])).content.decode()
    assert page.count(str(HARD)) == 1 and page.count(str(NEW)) == 1
    assert 'value="2057/DISDIK/II/2024"' in page and 'value="DINAS PASAR ELOK"' in page


def test_what_was_typed_before_is_not_called_a_suggestion(book, read, client_of, hadi):
    scan = read(number="2O57/DISDIK/II/2024")
    scan.draft = {"sender_number": "typed"}
    scan.save(update_fields=["draft"])
    page = client_of(hadi).get(reverse("intake:record", args=[scan.pk])).content.decode()
    assert str(HARD) not in page and str(NEW) not in page
