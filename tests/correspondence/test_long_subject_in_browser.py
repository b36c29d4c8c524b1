"""A subject without a blank pushes no page of a draft out of a phone."""

import pytest
from django.urls import reverse

from tests.correspondence.draft_window import draft_by

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("page_name", ["merge", "cancel", "compare", "page"])
def test_no_page_is_wider_than_the_phone(page_name, open_page, live_server, citra, world):
    draft = draft_by(citra, world.units["kppn"], subject="SangatPanjang" * 38)
    tab = open_page(draft)
    tab.set_viewport_size({"width": 390, "height": 844})
    tab.goto(live_server.url + reverse(f"outgoing:{page_name}", args=[draft.pk]))
    assert tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
