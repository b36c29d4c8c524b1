"""Whoever comes too late is led to the letter as it stands now."""

import pytest
from django.urls import reverse

from disposition import actions
from tests.disposition.letters import branch_before, disposed

pytestmark = pytest.mark.django_db


def test_a_late_click_leads_to_the_letter(world, arunika, client_of):
    letter = disposed(world, arunika, "kasi_bank")
    branch = branch_before(world, "kasi_bank", letter)
    actions.recall(branch.pk, by=arunika)
    answer = client_of(arunika).post(
        reverse("disposition:recall", args=[branch.pk]), {"token": "x"}
    )
    assert answer.status_code == 409
    assert f'href="/letters/{letter.pk}/"' in answer.content.decode()


def test_what_was_not_found_leads_nowhere(world, citra, client_of):
    page = client_of(citra).get("/branches/999/recall/").content.decode()
    assert "/letters/999/" not in page
