"""A double click is one request, and what was typed survives a session that ended."""

from playwright.sync_api import expect

from tests.front.rendering import Arunika, page, page_of

FORM = """<form method="post" action="/record" data-draft="record-17">
<label>Perihal <input name="subject"></label>
<label>Sandi <input type="password" name="secret"></label>
<button class="btn btn-primary">Catat surat</button></form>"""
DRAFTS = "Object.keys(sessionStorage).filter((key) => key.startsWith('draft:')).length"
SIGN_IN = "shared/frame_public.html"


class Bimo(Arunika):
    """Somebody else at the same computer."""

    pk = 8


def typed(office):
    tab = office.visit("/form", page_of(FORM))
    tab.get_by_label("Perihal").fill("Permohonan data")
    tab.get_by_label("Sandi").fill("rahasia sekali")
    return tab


def test_a_double_click_is_one_request(office):
    office.pages["/record"] = (204, "")
    tab = typed(office)
    tab.get_by_role("button", name="Catat surat").dblclick()
    tab.wait_for_timeout(200)
    assert office.posts == ["/record"]


def test_what_is_answered_in_another_tab_can_be_asked_again(office):
    form = '<form method="post" action="/print" target="_blank"><button>Cetak</button></form>'
    tab, others = office.visit("/form", page_of(form)), []
    tab.context.on("page", lambda other: others.append(other))
    for _time in range(2):
        with tab.context.expect_page():
            tab.get_by_role("button", name="Cetak").dblclick()
        tab.wait_for_selector("form[data-sent]", state="detached")
    assert len(others) == 2


def test_what_was_typed_is_back_after_signing_in_again(office):
    office.pages["/record"] = page(SIGN_IN, officer=None)
    tab = typed(office)
    tab.get_by_role("button", name="Catat surat").click()
    tab.wait_for_url("**/record")
    office.visit("/form")
    assert tab.get_by_label("Perihal").input_value() == "Permohonan data"
    assert tab.get_by_label("Sandi").input_value() == ""
    expect(tab.get_by_text("Isian Anda yang belum terkirim dipulihkan.")).to_be_visible()


def test_a_form_that_comes_later_is_watched_too(office):
    office.pages["/panel"] = FORM
    tab = office.visit("/form", page_of('<div hx-get="/panel" hx-trigger="load"></div>'))
    tab.get_by_label("Perihal").fill("Permohonan data")
    office.visit("/form")
    expect(tab.get_by_label("Perihal")).to_have_value("Permohonan data")
    expect(tab.get_by_text("Isian Anda yang belum terkirim dipulihkan.")).to_be_visible()


def test_what_was_sent_does_not_come_back(office):
    office.pages["/record"] = page_of("<p>0413/2026</p>")
    tab = typed(office)
    tab.get_by_role("button", name="Catat surat").click()
    tab.wait_for_url("**/record")
    office.visit("/form")
    assert tab.get_by_label("Perihal").input_value() == ""


def test_somebody_else_at_the_same_computer_sees_nothing(office):
    typed(office)
    tab = office.visit("/form", page_of(FORM, user=Bimo()))
    assert tab.get_by_label("Perihal").input_value() == ""
    assert tab.evaluate(DRAFTS) == 0


def test_signing_out_forgets_every_draft(office):
    office.pages["/accounts/logout/"] = page(SIGN_IN, officer=None)
    tab = typed(office)
    tab.locator(".menu > summary").click()
    tab.get_by_role("button", name="Keluar").click()
    tab.wait_for_url("**/logout/")
    assert tab.evaluate(DRAFTS) == 0
