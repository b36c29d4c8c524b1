"""The frame: who acts, from which desk, what waits; and nothing of that for strangers."""

from types import SimpleNamespace

from tests.front.rendering import KEPALA, OFFICER, entry, page


def test_it_names_the_office_and_the_desk():
    html = page("base.html")
    assert "KPPN Karang Melati" in html
    assert "sebagai Kepala Kantor" in html


def test_several_desks_can_be_switched():
    assert 'name="desk" value="2"' in page("base.html")


def test_a_single_desk_offers_no_switch():
    one = SimpleNamespace(name="Arunika", desk=KEPALA, desks=(KEPALA,))
    assert 'name="desk"' not in page("base.html", officer=one)


def test_it_stands_without_officer_rail_or_user():
    html = page("base.html", officer=None)
    assert 'class="rail"' not in html
    assert 'role="search"' not in html


def test_the_rail_marks_where_one_is_and_what_is_late():
    html = page("base.html", rail=[entry("Kotak masuk", count=12, is_late=True, is_current=True)])
    assert html.count('aria-current="page"') == 2
    assert "ada yang lewat batas" in html


def test_the_bottom_bar_holds_the_first_four():
    rail = [entry(f"Isi {number}") for number in range(6)]
    bottom = page("base.html", rail=rail).split('class="bottom"')[1]
    assert "Isi 3" in bottom
    assert "Isi 4" not in bottom


def test_the_chosen_look_is_there_from_the_first_byte():
    assert 'data-theme="dark"' in page("base.html", theme="dark")
    assert 'data-theme="&quot;&gt;&lt;b&gt;"' in page("base.html", theme='"><b>')


def test_the_bell_shows_its_number_and_asks_again_by_itself():
    html = page("shared/_badge.html", count=3)
    assert html.strip().startswith("3")
    assert page("shared/_badge.html", count=0).strip() == ""
    assert page("shared/_badge.html", count=250).strip().startswith("99+")


def test_both_languages_are_spoken():
    assert "Langsung ke isi halaman" in page("base.html")
    assert "Skip to the content" in page("base.html", language="en", officer=OFFICER)
