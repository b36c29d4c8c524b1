"""What the journeys look for on every page is found where it is planted, and nowhere else."""

import pytest

from tests.journeys import looking

PAGE = """<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Uji</title><style>
body { background: #fff; color: #111 }
@media (max-width: 999px) { .wide { display: none } }
@media (min-width: 1000px) { .narrow { display: none } }
@media (prefers-color-scheme: light) { .pale { color: #ddd } }
@media (prefers-color-scheme: dark) { body { background: #111; color: #fff } .dim { color: #333 } }
</style></head><body><main><h1>Uji</h1>PLANTED</main></body></html>"""
NAMELESS = "<img src='data:,'>"
PLANTED = {
    "<p>Baik</p>": [],
    NAMELESS: ["wide light image-alt", "narrow dark image-alt"],
    f"<div class=wide>{NAMELESS}</div>": ["wide light image-alt"],
    f"<div class=narrow>{NAMELESS}</div>": ["narrow dark image-alt"],
    "<p class=pale>Pudar</p>": ["wide light color-contrast"],
    "<p class=dim>Kelam</p>": ["narrow dark color-contrast"],
    "<button>a</button><button>b</button>": ["wide light target-size", "narrow dark target-size"],
    "</main><p>Di luar</p><main hidden>": ["wide light region", "narrow dark region"],
    "<p style='width: 600px'>Lebar</p>": ["scrolls sideways"],
}


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_fault_is_found(page, planted):
    page.set_viewport_size(looking.WIDE)
    page.set_content(PAGE.replace("PLANTED", planted))
    found = looking.faults_of(page)
    assert [fault.split(":")[0] for fault in found] == PLANTED[planted]


def test_the_other_colours_are_seen_in_turn(page):
    page.set_content(PAGE.replace("PLANTED", "<p class=pale>Pudar</p><p class=dim>Kelam</p>"))
    found = [looking.faults_of(page, looking.in_turn(order)) for order in (0, 1)]
    assert [fault.split(":")[0] for faults in found for fault in faults] == [
        *("wide light color-contrast", "narrow dark color-contrast"),
        *("wide dark color-contrast", "narrow light color-contrast"),
    ]


def test_words_of_another_language_are_found(page):
    page.set_content(PAGE.replace("PLANTED", "<p>Simpan</p><p title='Save'>Kirim</p>"))
    assert len(looking.foreign_words(page)) == 1
    assert len(looking.foreign_words(page, looking.INDONESIAN)) == 2
