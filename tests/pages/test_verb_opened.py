"""The address of a verb opened as a page says so, and leads to the page with its button."""

from django.urls import reverse

from tests.correspondence.drafts import draft_by, kind_of


def test_the_page_with_the_button_is_one_click_away(client_of, world, citra):
    draft = draft_by(citra, kind_of(world))
    answer = client_of(citra).get(reverse("outgoing:revoke", args=[draft.pk]))
    assert answer.status_code == 405 and answer["Allow"] == "POST"
    page = answer.content.decode()
    assert "belum ada yang dilakukan" in page
    assert f'href="{reverse("outgoing:page", args=[draft.pk])}"' in page


def test_no_page_is_guessed(client_of, citra):
    page = client_of(citra).get(reverse("outgoing:hand_over", args=[7])).content.decode()
    assert "belum ada yang dilakukan" in page and 'href="/outgoing/deliveries' not in page
