"""Shortcut keys: walk through a list, press a button, send a form; and they can be switched off."""

from playwright.sync_api import expect

from tests.front.rendering import page_of

LIST = """<ul class="rows">{% for n in '123' %}<li><a class="row-link" href="#{{ n }}">Surat {{ n }}
</a></li>{% endfor %}</ul><button type="button" data-key="d" id="dispose">Disposisi</button>"""


def test_j_and_k_walk_through_a_list(office):
    tab = office.visit("/", page_of(LIST))
    for key in "jjk":
        tab.keyboard.press(key)
    expect(tab.locator(".row-link").first).to_be_focused()


def test_a_key_presses_its_button(office):
    tab = office.visit("/", page_of(LIST))
    tab.evaluate("document.querySelector('#dispose').onclick = () => { document.title = 'yes' }")
    tab.keyboard.press("d")
    assert tab.title() == "yes"


def test_the_help_opens_and_closes_and_keys_can_be_switched_off(office):
    tab = office.visit("/", page_of(LIST))
    tab.keyboard.press("?")
    tab.get_by_label("Tombol pintas tunggal").uncheck()
    tab.get_by_role("button", name="Tutup").click()
    tab.keyboard.press("?")
    expect(tab.locator("#keys")).to_be_hidden()


def test_keys_are_letters_while_one_types(office):
    tab = office.visit("/", page_of('<input id="number" aria-label="Nomor">' + LIST))
    tab.locator("#number").press_sequentially("jd?")
    assert tab.input_value("#number") == "jd?"


def test_ctrl_enter_sends_the_form(office):
    office.pages["/record"] = "done"
    form = '<form method="post" action="/record" data-main><button class="btn btn-primary">Catat'
    tab = office.visit("/", page_of(form + "</button></form>"))
    tab.keyboard.press("Control+Enter")
    tab.wait_for_url("**/record")
    assert office.posts == ["/record"]


def test_the_menu_closes_on_escape_and_gives_the_focus_back(office):
    tab = office.visit("/", page_of(""))
    tab.locator(".menu > summary").click()
    tab.keyboard.press("Escape")
    expect(tab.locator("details.menu")).not_to_have_attribute("open", "")
    expect(tab.locator(".menu > summary")).to_be_focused()
