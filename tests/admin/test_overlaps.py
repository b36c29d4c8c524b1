"""What may not lie over one another is refused on the page that keeps it, with its sentence."""

from datetime import date

import pytest

from eoffice.organization.models import Absence, Assignment
from tests.admin.conftest import errors_of, filled

pytestmark = pytest.mark.django_db
MAY = {"starts": "2026-05-04", "ends": "2026-05-08"}


@pytest.fixture
def away(world):
    """Eka is on leave in May."""
    return Absence.objects.create(user=world.users["eka"], kind="leave", **MAY)


def test_a_second_absence_is_refused(client_of, address, world, fajar, away):
    browser, url = client_of(fajar), address("absence", "add")
    data = filled(browser, url, user=world.users["eka"].pk, kind="illness", **MAY)
    assert "Eka Rekaanto" in str(errors_of(browser.post(url, data)))
    assert Absence.objects.count() == 1


def test_a_withdrawn_absence_comes_back_only_where_it_is_free(
    client_of, address, world, fajar, away
):
    gone = Absence.objects.create(user=away.user, kind="illness", active=False, **MAY)
    data = {"action": "activate", "_selected_action": [gone.pk]}
    page = client_of(fajar).post(address("absence"), data, follow=True)
    assert "Eka Rekaanto" in page.content.decode()
    assert not Absence.objects.get(pk=gone.pk).active


def test_a_last_day_is_taken_away_again(client_of, address, world, fajar):
    plt = world.appoint("danu", "kasi_vera", "plt", decree_number="ST-1", ends=date(2999, 5, 4))
    browser, url = client_of(fajar), address("assignment", "change", plt.pk)
    browser.post(url, filled(browser, url, ends=""))
    assert Assignment.objects.get(pk=plt.pk).ends is None


def test_a_plh_keeps_a_last_day(client_of, address, world, fajar):
    plh = world.appoint("danu", "kasi_bank", "plh", decree_number="ST-1", ends=date(2999, 5, 4))
    browser, url = client_of(fajar), address("assignment", "change", plh.pk)
    assert errors_of(browser.post(url, filled(browser, url, ends="")))
    assert Assignment.objects.get(pk=plh.pk).ends
