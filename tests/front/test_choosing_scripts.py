"""Search as you type, the panel of people, the pages of a letter, dates in words."""

from types import SimpleNamespace

from playwright.sync_api import expect

from tests.front.rendering import page_of
from tests.front.test_fragments import sheet

SUGGEST = """<label for="sender">Pengirim</label>
<input id="sender" name="sender" data-suggest-url="/contacts" data-suggest-value="#sender_id">
<input type="hidden" id="sender_id" name="sender_id">"""
MANY = SUGGEST.replace('data-suggest-value="#sender_id"', 'data-suggest-many="copies"')
CONTACTS = '<li role="option" data-value="12" data-text="Kecamatan Seruni">Kecamatan Seruni</li>'
PICKER = """<form data-picker>
<button type="button" data-picker-favourite data-positions="2" data-instructions="7">Bank</button>
<label data-picker-item data-name="Kasi PD"><input type="checkbox" value="1">Kasi PD</label>
<label data-picker-item data-name="Kasi Bank"><input type="checkbox" value="2">Kasi Bank</label>
<label><input type="checkbox" data-picker-instruction value="7">Tindak lanjuti</label>
<input data-picker-search aria-label="Cari orang">
<input type="date" data-picker-due aria-label="Batas" value="2024-09-23">
<p data-picker-sentence data-none="Pilih penerima." data-template="Dikirim ke {names}, {due}.">
</p></form>"""
SENTENCE = "[data-picker-sentence]"


def test_a_contact_is_found_and_chosen_with_the_keyboard(office):
    office.pages["/contacts"] = CONTACTS
    tab = office.visit("/", page_of(SUGGEST, "suggest"))
    tab.get_by_role("combobox").press_sequentially("sru")
    expect(tab.get_by_role("option")).to_have_count(1)
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    chosen = (tab.input_value("#sender"), tab.input_value("#sender_id"))
    assert chosen == ("Kecamatan Seruni", "12")


def test_typing_on_forgets_the_chosen_one(office):
    tab = office.visit("/", page_of(SUGGEST, "suggest"))
    tab.evaluate("document.querySelector('#sender_id').value = '12'")
    tab.get_by_role("combobox").press_sequentially("x")
    assert tab.input_value("#sender_id") == ""


def test_several_can_be_chosen_and_taken_away(office):
    office.pages["/contacts"] = CONTACTS
    tab = office.visit("/", page_of(MANY, "suggest"))
    for _ in range(2):
        tab.get_by_role("combobox").press_sequentially("sru")
        tab.get_by_role("option").click()
    expect(tab.locator(".chosen input[name=copies]:checked")).to_have_count(1)
    assert tab.input_value("#sender") == ""


def test_the_panel_says_what_will_happen(office):
    tab = office.visit("/", page_of(PICKER, "picker"))
    expect(tab.locator(SENTENCE)).to_have_text("Pilih penerima.")
    tab.get_by_role("button", name="Bank").click()
    expect(tab.locator(SENTENCE)).to_have_text("Dikirim ke Kasi Bank, Senin, 23 September 2024.")
    assert tab.is_checked("[data-picker-instruction]")


def test_the_panel_is_filtered_and_enter_ticks_the_first(office):
    tab = office.visit("/", page_of(PICKER, "picker"))
    tab.get_by_label("Cari orang").fill("pd")
    expect(tab.get_by_label("Kasi Bank")).to_be_hidden()
    tab.keyboard.press("Enter")
    expect(tab.locator(SENTENCE)).to_contain_text("Kasi PD")


def test_pages_grow_sharp_turn_and_show_their_text(office):
    pages = [sheet(1, text="Isi surat"), sheet(2, text="Lembar kedua")]
    viewer = SimpleNamespace(pages=pages, download_url="", download_word="")
    content = '{% include "shared/_viewer.html" %}'
    tab = office.visit("/", page_of(content, "viewer", viewer=viewer))
    expect(tab.get_by_text("Halaman 1 dari 2")).to_be_visible()
    for key in "++r]":
        tab.keyboard.press(key)
    expect(tab.get_by_text("Halaman 2 dari 2")).to_be_visible()
    assert tab.locator(".sheet img").first.get_attribute("src") == "/sharp"
    tab.keyboard.press("t")
    expect(tab.get_by_text("Lembar kedua")).to_be_visible()


def test_a_date_is_repeated_in_words(office):
    tab = office.visit("/", page_of('<div><input type="date" aria-label="Tanggal"></div>'))
    tab.get_by_label("Tanggal").fill("2024-08-19")
    expect(tab.get_by_text("Senin, 19 Agustus 2024")).to_be_visible()
