"""Hands on the keyboard: the skip link comes first, focus is seen, the main button is reached."""

from __future__ import annotations

import re

import pytest

from tests.journeys import looking

PRIMARY = "main .btn-primary, main .row-link, main [data-primary]"
PAGES = {
    "kepala.kppn": ("/inbox/", "/letters/{new}/", "/letters/{late}/close/"),
    "tu.kppn": ("/intake/", "/intake/record/", "/acting/appoint/", "/contacts/new/"),
    "bank.kppn": ("/letters/{late}/", "/branches/{late_branch}/report/"),
}
STEPS = [(account, path) for account, paths in PAGES.items() for path in paths]


@pytest.mark.parametrize(("account", "path"), STEPS)
def test_tab_reaches_the_main_action_and_is_seen(hire, account, path):
    person = hire(account)
    page = person.open(path.format(**person.office.facts))
    page.wait_for_load_state("networkidle")
    assert looking.tab_to(page, PRIMARY) == []


def test_the_skip_link_comes_first_and_leads_to_the_content(hire):
    page = hire("kepala.kppn").open("/inbox/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_from_the_inbox_to_the_letter_and_to_the_note_without_a_mouse(hire):
    page = hire("kepala.kppn").open("/inbox/")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/letters/*/")
    page.keyboard.press("?")
    page.locator("dialog#keys").wait_for()
    assert page.locator("dialog#keys").is_visible()


def _notice_of(head, subject):
    """The notice that this letter has come; the worker writes it when it gets to it."""
    head.open("/inbox/?tab=letters")
    row = head.page.locator("main a.row-link", has_text=subject)
    number = re.search(r"Agenda\s+(\S+)", row.inner_text())[1]
    notice = head.page.locator("main .row-link", has_text=number).first
    for _second in range(60):
        head.open("/notices/")
        if notice.count():
            break
        head.page.wait_for_timeout(1000)
    return notice


def test_from_notice_to_disposed_takes_three_clicks(hire):
    head = hire("kepala.kppn")
    notice = _notice_of(head, "XXXX")
    head.clicks = 0
    notice.click()
    head.clicks += 1
    head.page.locator("[data-picker-favourite]").first.wait_for()
    head.page.locator("[data-picker-favourite]").first.click()
    head.clicks += 1
    head.press("Kirim disposisi")
    head.sees("terkirim")
    assert head.clicks <= 3
