"""The history on the letter's page: the newest entries at once, the older ones on demand."""

import pytest
from django.urls import reverse

from disposition import actions
from eoffice.pages.queries.letter_history import SHOWN
from tests.disposition.letters import branch_before, disposed, letter_for, sheet_to

pytestmark = pytest.mark.django_db
LINE, LINK = "<time datetime=", "?history=all#history"


@pytest.fixture
def long_letter(world, arunika, eka):
    """A letter with two more entries than are shown at once: given, and read by its addressee."""
    letter = disposed(world, arunika, "kasi_bank")
    branch = branch_before(world, "kasi_bank", letter)
    for number in range(SHOWN):
        actions.note_progress(branch.pk, f"Kemajuan {number}.", by=eka)
    return letter


@pytest.fixture
def history(client_of):
    """`history(officer, letter, more)`: the part of the page with the history."""

    def shown(officer, letter, more="", **headers):
        page = client_of(officer).get(f"/letters/{letter.pk}/{more}", headers=headers)
        return page.content.decode().partition('id="history"')[2]

    return shown


def test_the_newest_are_shown_and_how_many_there_are(history, long_letter, arunika):
    html = history(arunika, long_letter)
    assert html.count(LINE) == SHOWN
    assert f"({SHOWN + 2} " in html
    assert LINK in html
    assert "data-focus" not in html


def test_the_rest_has_an_address_of_its_own(history, long_letter, arunika):
    html = history(arunika, long_letter, "?history=all")
    assert html.count(LINE) == SHOWN + 2
    assert LINK not in html
    assert " open>" in html.partition("<summary>")[0]
    assert html.count("data-focus") == 1


def test_in_place_comes_the_history_alone(client_of, long_letter, arunika):
    url = reverse("pages:letter", args=[long_letter.pk])
    part = client_of(arunika).get(url, {"history": "all"}, headers={"HX-Request": "true"})
    assert part.content.decode().strip().startswith("<details")
    assert "HX-Request" in part["Vary"]


def test_a_short_history_has_no_link(history, world, arunika):
    assert LINK not in history(arunika, disposed(world, arunika, "kasi_bank"))


def test_of_a_secret_only_ones_own_acts_are_told(history, world, arunika, eka):
    letter = letter_for(world, "kepala", security="rahasia")
    actions.dispose(letter.pk, sheet_to(world, "kasi_bank"), by=arunika)
    actions.accept(branch_before(world, "kasi_bank", letter).pk, by=eka)
    for more in ("", "?history=all"):
        html = history(eka, letter, more)
        assert eka.name in html
        assert arunika.name not in html


def test_the_basis_is_told_in_words(history, world, arunika, gita):
    letter = letter_for(world, "kepala")
    actions.dispose(letter.pk, sheet_to(world, "kasi_bank"), by=gita.on_basis("phone"))
    html = history(arunika, letter)
    assert "(Melalui telepon)" in html
    assert "Asisten Kepala Kantor" in html
