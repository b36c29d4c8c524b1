"""The address of an addressee stands on as many lines as it was typed on."""

import pypdfium2
import pytest
from django.urls import reverse

from correspondence import draft_content
from correspondence.draft_blocks import addressees_in_words
from correspondence.models import Addressee, Contact, DraftWork
from correspondence.queries.addressees import of_contact
from eoffice.pdf import typeset
from tests.correspondence.drafts import draft_by, kind_of
from tests.pdf.letters import data

TYPED = "  Jalan Merdeka   1\r\n\r\nGedung B lantai 2\r\nKarang Melati 99110 "
KEPT = "Jalan Merdeka 1\nGedung B lantai 2\nKarang Melati 99110"


def addressed(address):
    row = {"role": "to", "name": "Kepala Dinas", "address": address}
    return draft_content.cleaned({"addressees": [row]})


def test_lines_are_kept_without_the_empty_ones():
    (row,) = addressed(TYPED)["addressees"]
    assert row["address"] == KEPT and addressed(KEPT) == addressed(TYPED)


def test_a_changed_address_is_seen_when_versions_are_compared():
    assert addressees_in_words(addressed(KEPT)) == [
        "Kepala Dinas, Jalan Merdeka 1, Gedung B lantai 2, Karang Melati 99110"
    ]


@pytest.mark.parametrize(
    "city, lines",
    [("Karang Melati", KEPT), ("Tirtaloka", f"{KEPT}\nTirtaloka"), ("", KEPT)],
)
def test_a_correspondent_brings_the_lines_of_the_directory(city, lines):
    contact = Contact(name="Kepala Dinas", address=KEPT.replace("\n", ",\n"), city=city)
    assert of_contact(contact).address == lines


@pytest.mark.django_db
def test_they_come_from_the_page_into_the_rows_that_are_sent(world, client_of, citra):
    draft = draft_by(citra, kind_of(world))
    form = {"revision": 0, "based_on": 1, "addressees": 1, "do": "save", "subject": "Hal"}
    form |= {"security": "biasa", "urgency": "biasa"}
    form |= {"to-0-name": "Kepala Dinas", "to-0-role": "to", "to-0-address": TYPED}
    client_of(citra).post(reverse("outgoing:edit", args=[draft.pk]), form)
    assert Addressee.objects.get(letter=draft).address == KEPT
    assert not DraftWork.objects.filter(letter=draft).exists()


@pytest.mark.parametrize("several", [1, 2])
def test_they_stand_below_each_other_on_paper(several, tmp_path):
    to = [{"name": f"Kepala Dinas {n}", "address": KEPT} for n in range(several)]
    made = typeset("letter_letter", data(to=to), tmp_path / "letter.pdf")
    with pypdfium2.PdfDocument(made) as file:
        text = file[0].get_textpage().get_text_bounded().replace("\r\n", "\n")
    assert text.count(KEPT) == several
