"""Indonesian first, English a click away: whatever language the browser asks for."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en-US,en;q=0.9"}


def login_page(client) -> str:
    page = client.get(reverse("account_login"), headers=ENGLISH)
    return page.content.decode()


def test_a_stranger_with_an_english_browser_reads_indonesian(client):
    assert '<html lang="id"' in login_page(client)


def test_english_is_chosen_by_a_click_and_kept(client):
    client.post(reverse("set_language"), {"language": "en", "next": "/"})
    assert '<html lang="en"' in login_page(client)


def test_a_language_that_nobody_knows_is_indonesian(client, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "xx"
    assert '<html lang="id"' in login_page(client)
