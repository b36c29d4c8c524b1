"""Signs alone ask for nothing: all letters are shown, and the page says why."""

import pytest

from tests.matrix.story import tell_story

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", ["😀", '"', "% _ *", "-"])
def test_signs_alone_show_all_letters_and_say_so(world, client_of, typed):
    tell_story(world, security="biasa")
    page = client_of(world.officer("arunika")).get("/search/", {"q": typed}).content.decode()
    assert "tidak memuat huruf atau angka" in page and "hit-page" in page


def test_a_word_says_nothing_of_it(world, client_of):
    tell_story(world, security="biasa")
    page = client_of(world.officer("arunika")).get("/search/", {"q": "zirkonium"}).content.decode()
    assert "tidak memuat huruf" not in page
