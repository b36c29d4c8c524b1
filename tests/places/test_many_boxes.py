"""A shelf with more boxes than a page or a print holds says so."""

from django.urls import reverse

from tests.places.shelves import boxes_on, shelf_of


def test_what_is_not_shown_or_printed_is_told(world, laras, client_of):
    shelf, browser = shelf_of(world, laras), client_of(laras)
    boxes_on(shelf, laras, 200)
    page = reverse("archive:place", args=[shelf.pk])
    labels = f"{reverse('archive:box_labels')}?place={shelf.pk}"
    boxes_on(shelf, laras, 1)
    assert "200 boks pertama" in browser.get(page).content.decode()
    refused = browser.get(labels)
    assert refused.status_code == 403 and "200" in refused.content.decode()
