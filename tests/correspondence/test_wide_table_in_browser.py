"""A table of many columns in the editor: its words stay whole, and the page stays where it is."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from correspondence.actions import drafting
from tests.correspondence.drafts import content_of, draft_by, kind_of

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
ROW = "<tr>" + "<td><p>Pertanggungjawaban kegiatan</p></td>" * 16 + "</tr>"


def test_a_wide_table_moves_inside_its_field(live_server, page: Page, world, citra, client_of):
    draft = draft_by(citra, kind_of(world))
    drafting.save_version(
        draft.pk, content_of(body=f"<table>{ROW * 3}</table>"), based_on=1, by=citra
    )
    session = client_of(citra).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(live_server.url + reverse("outgoing:edit", args=[draft.pk]))
    page.wait_for_selector(".letter-text td")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    widths = "[...document.querySelectorAll('.letter-text td')].map(cell => cell.offsetWidth)"
    assert min(page.evaluate(widths)) > 100
