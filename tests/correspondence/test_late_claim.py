"""The recording page claims its scan as it opens; who records quickly is done before."""

import pytest
from django.urls import reverse

from correspondence.actions import scans

FRAGMENT = {"HX-Request": "true"}


@pytest.fixture
def set_aside(scan, hadi):
    """No longer waiting."""
    scans.discard(scan.pk, reason="Salah pindai", by=hadi)
    return scan


def claim(client, scan, **headers):
    return client.post(reverse("intake:claim", args=[scan.pk]), headers=headers)


def test_a_claim_that_comes_too_late_is_no_fault(set_aside, client_of, hadi):
    assert claim(client_of(hadi), set_aside, **FRAGMENT).status_code == 204


def test_who_presses_is_told(set_aside, client_of, hadi):
    answer = claim(client_of(hadi), set_aside)
    assert answer.status_code == 409
    assert "sudah tidak menunggu" in answer.content.decode()


def test_that_another_clerk_works_on_it_is_always_told(scan, client_of, bimo, hadi):
    scans.claim(scan.pk, by=bimo)
    assert claim(client_of(hadi), scan, **FRAGMENT).status_code == 409
