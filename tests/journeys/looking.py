"""What is looked at on every page: axe, wide and narrow, light and dark; words; the keyboard."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

from tests.journeys.person import NARROW, WIDE

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OTHER = {"light": "dark", "dark": "light"}
# no preload: to follow an @import, axe puts a <style> of its own into the page; CSP refuses it
AXE = """tags => axe.run(document, {
  preload: false,
  runOnly: {type: 'tag', values: tags},
  rules: {region: {enabled: true}, 'target-size': {enabled: true}},
  resultTypes: ['violations'],
}).then(found => found.violations.map(v =>
  `${v.id}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(' | ')}`))"""
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
WIDER = """() => [...document.querySelectorAll('main *')].filter(
  e => e.getBoundingClientRect().right > innerWidth + 1).slice(0, 3).map(
  e => e.outerHTML.slice(0, 120))"""
# "file" is none of them: in the archive a "berkas" is a dossier, so a file is called a file
ENGLISH = re.compile(
    r"\b(the|and|of|with|your|you|from|this|that|there|here|has|have|was|were|will|not|nobody|"
    r"nothing|search|save|cancel|back|delete|submit|date|name|note|letters?|report|send|open|"
    r"close|next|previous|since|until|received|sender|subject|page|add|change|home)\b",
    re.IGNORECASE,
)
INDONESIAN = re.compile(  # words of the frame and the forms; letters themselves are Indonesian
    r"\b(kotak masuk|dipantau|simpan|batal|kirim|keamanan|kecepatan|riwayat|perjalanan|catatan|"
    r"pengirim|perihal|tembusan|lampiran|belum|lewat|sejak|menunggu)\b",
    re.IGNORECASE,
)


@cache
def axe_source() -> str:
    """The checker that the package brings along."""
    folder = Path(axe_playwright_python.__file__).parent
    return next(folder.glob("**/axe*.js")).read_text(encoding="utf-8")


def in_turn(order: int) -> str:
    """The colours of the wide look at this page of several."""
    return ("light", "dark")[order % 2]


def faults_of(page: Page, colours: str = "light") -> list[str]:
    """Everything that is wrong with the page: wide in these colours, narrow in the others.

    A width changes the colours of nothing but the frame and the bars: whoever looks at several
    pages takes the colours in turn, and sees those at both widths in both.
    """
    _bring_axe(page)
    found = []
    for width, size, scheme in (("wide", WIDE, colours), ("narrow", NARROW, OTHER[colours])):
        page.set_viewport_size(size)
        _turn(page, scheme)
        page.evaluate("scrollTo(0, 0)")  # a bar that sticks lies over what is scrolled below it
        found += [f"{width} {scheme} {fault}" for fault in page.evaluate(AXE, TAGS)]
    if page.evaluate(SIDEWAYS):
        found.append(f"scrolls sideways: {page.evaluate(WIDER)}")
    page.set_viewport_size(WIDE)
    page.emulate_media(color_scheme="light")
    return found


def _bring_axe(page: Page) -> None:
    """The checker for this page, and for all that this browser opens from now on."""
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(axe_source())
        page.context.add_init_script(axe_source())


def _turn(page: Page, scheme: str) -> None:
    """Switch the colours, and do not look before the last one has changed."""
    page.emulate_media(color_scheme=scheme)
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.evaluate(
        """for (const motion of document.getAnimations())
        if (motion.effect.getComputedTiming().endTime !== Infinity) motion.finish()"""
    )


def foreign_words(page: Page, words: re.Pattern[str] = ENGLISH) -> list[str]:
    """Words of another language in what can be read, with what stands around them."""
    shown = page.evaluate(
        """() => { const copy = document.body.cloneNode(true);
        copy.querySelectorAll('q, .mono, script, [data-as-written]').forEach(e => e.remove());
        const words = copy.innerHTML.replace(/<[^>]+>/g, ' ').replace(/\\s+/g, ' ');
        return document.title + ' · ' + words + [...
        document.querySelectorAll('[aria-label], [title], [placeholder]')].map(e => ' · ' +
        [e.ariaLabel, e.title, e.placeholder].filter(Boolean).join(' · ')).join('') }"""
    )
    return [shown[max(0, hit.start() - 30) : hit.end() + 30] for hit in words.finditer(shown)]


def tab_to(page: Page, selector: str, most: int = 120) -> list[str]:
    """Go to an element by Tab alone; what is wrong on the way."""
    page.evaluate("document.activeElement?.blur(); scrollTo(0, 0)")
    unseen = set()
    for _step in range(most):
        page.keyboard.press("Tab")
        here = page.evaluate(
            """selector => { const e = document.activeElement, s = getComputedStyle(e);
            const seen = s.outlineStyle !== 'none' || s.boxShadow !== 'none' || e.matches('body');
            return [e.matches(selector), seen, e.outerHTML.slice(0, 100)] }""",
            selector,
        )
        if not here[1]:
            unseen.add(f"focus is not seen: {here[2]}")
        if here[0]:
            return sorted(unseen)
    return [*sorted(unseen), f"Tab does not reach {selector}"]
