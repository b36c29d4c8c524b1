"""Nothing that axe can find, light and dark, wide and narrow; nothing moves sideways."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from eoffice.pages.templatetags.statuses import LOOKS
from tests.front.rendering import entry, page, page_of
from tests.front.test_forms import Recording

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
RAIL = [entry("Paraf & tanda tangan", count=3), entry("Kotak masuk", count=12, is_late=True)]
LONG = "Undangan rapat koordinasi percepatan penyerapan anggaran triwulan IV " * 4
CONTENT = """<p class="lead-in">{{ long }}</p><div class="card-flat pad">{% for state in states %}
{% status state "09.14" %} {% endfor %}{% letter_tags "sangat_segera" "rahasia" %}</div>
<div class="act"><h2>Disposisi Anda</h2><p class="say">Dikirim.</p><div class="chips"><label>
<input type="checkbox" checked>Tindak lanjuti</label></div></div>
<form method="post">{% include "shared/_fields.html" %}
<button class="btn btn-primary">Kirim</button>
<button class="btn btn-quiet">Tidak</button><button class="btn btn-grave">Hapus</button></form>
{% for tone in tones %}<div class="note-box {{ tone }}"><div>{{ long }}</div></div>{% endfor %}
{% include "shared/_empty.html" with title="Kosong" sentence="Nanti." url="/" action="Mulai" %}"""


def full_page() -> str:
    tones = ["soon", "late", "done", "accent"]
    facts = {"states": LOOKS, "long": LONG, "tones": tones, "form": Recording({"number": ""})}
    return page_of(CONTENT, rail=RAIL, unread_notices=3, **facts)


PAGES = {
    "frame": full_page,
    "menu": full_page,
    "sign-in": lambda: page("shared/frame_public.html", officer=None).replace(
        '<div class="card-flat">', '<div class="card-flat"><h1>Masuk</h1>'
    ),
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1366, 390])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(office, name, width, scheme):
    office.tab.set_viewport_size({"width": width, "height": 800})
    office.tab.emulate_media(color_scheme=scheme)
    tab = office.visit("/", PAGES[name]())
    if name == "menu":
        tab.locator(".menu > summary").click()
    found = Axe().run(tab, options=RULES).response["violations"]
    assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found] == []
    assert tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_every_target_is_large_enough_for_a_thumb(office):
    office.tab.set_viewport_size({"width": 390, "height": 800})
    tab = office.visit("/", full_page())
    small = tab.evaluate(
        """() => [...document.querySelectorAll('a, button, select, summary, input')]
        .filter((e) => e.getClientRects().length && !['checkbox', 'radio'].includes(e.type))
        .filter((e) => (e.closest('label') || e).getBoundingClientRect().height < 43.5)
        .map((e) => e.outerHTML)"""
    )
    assert small == []


def test_the_look_follows_the_choice_and_stays(office):
    tab = office.visit("/", full_page())
    tab.locator(".menu > summary").click()
    tab.get_by_role("button", name="Gelap").click()
    assert tab.evaluate("document.documentElement.dataset.theme") == "dark"
    assert "theme=dark" in tab.evaluate("document.cookie")
