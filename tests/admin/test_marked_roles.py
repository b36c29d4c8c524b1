"""A role that an office marks for the second factor is asked at the very next page."""

import pytest
from django.urls import reverse

from tests.admin.conftest import errors_of, filled

pytestmark = pytest.mark.django_db


def test_who_has_a_role_that_was_just_marked_is_led_to_the_factor(
    world, client_of, address, fajar, bimo, django_capture_on_commit_callbacks
):
    clerk, admin = client_of(bimo), client_of(fajar)
    assert clerk.get(reverse("intake:tray")).status_code == 200
    url = address("unit", "change", world.units["kppn"].pk)
    with django_capture_on_commit_callbacks(execute=True):
        answer = admin.post(url, filled(admin, url, requires_second_factor_roles=["intake"]))
    assert errors_of(answer) == {}
    assert reverse("mfa_activate_totp") in clerk.get(reverse("intake:tray"))["Location"]
