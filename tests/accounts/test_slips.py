"""A one-time slip: issued by the office's admin, works once, expires, and leaves its traces."""

from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.urls import reverse

from eoffice import clock
from eoffice.errors import Refused
from eoffice.organization.accounts import actions
from eoffice.organization.models import OneTimeSlip, User
from tests.accounts.conftest import events_of

pytestmark = pytest.mark.django_db
NEW = {"password1": "kalimat-baru-panjang", "password2": "kalimat-baru-panjang"}


@pytest.fixture
def printed(account, fajar):
    return actions.issue_slip(account("eka").pk, "reset", by=fajar)


def come_with(secret, username="eka"):
    browser = Client()
    answer = browser.post(reverse("accounts:slip"), {"username": username, "secret": secret})
    return browser, answer


def test_the_admin_prints_a_slip_and_the_person_sets_a_password(account, client_of, fajar):
    eka = account("eka")
    page = client_of(fajar).post(
        reverse("accounts:slip_issue", args=[eka.pk]), {"purpose": "reset"}
    )
    browser, answer = come_with(page.context["secret"].lower().replace("-", " "))
    browser.post(answer["Location"], NEW)
    eka.refresh_from_db()
    assert eka.check_password(NEW["password1"])
    assert events_of(eka.pk) == ["slip_issued", "password_changed", "slip_used"]


def test_those_who_were_entered_together_get_their_slips_together(world, client_of, fajar):
    User.objects.update(password="known")
    new = ["eka", "dewi", "sekar", "fajar"]
    User.objects.filter(username__in=new).update(password=make_password(None))
    browser = client_of(fajar)
    assert browser.get(reverse("accounts:office")).context["newcomers"] == 2
    page = browser.post(reverse("accounts:slips_issue"))
    names = {one.slip.user.username: one.secret for one in page.context["printed"]}
    assert set(names) == {"eka", "dewi"}
    assert come_with(names["dewi"], "dewi")[1].status_code == 302
    again = browser.post(reverse("accounts:slips_issue"))
    assert again.context["printed"] == [] and events_of(world.users["dewi"].pk) == ["slip_issued"]


def test_the_secret_is_not_kept(printed):
    row = OneTimeSlip.objects.get(pk=printed.slip.pk)
    assert printed.secret not in str(row.__dict__)


def test_it_works_once(printed):
    browser, answer = come_with(printed.secret)
    browser.post(answer["Location"], NEW)
    assert browser.post(answer["Location"], NEW).status_code == 404
    assert come_with(printed.secret)[1].status_code == 422


def test_two_who_come_with_the_same_slip_are_one_too_many(printed):
    actions.use_slip(printed.slip.pk, password="kalimat-baru-panjang")
    with pytest.raises(Refused):
        actions.use_slip(printed.slip.pk, password="kalimat-lain-panjang")


def test_it_expires(printed):
    with clock.moved_to(clock.now() + timedelta(hours=25)), pytest.raises(Refused):
        actions.read_slip("eka", printed.secret)


def test_a_weak_password_leaves_the_slip_open(printed):
    browser, answer = come_with(printed.secret)
    weak = browser.post(answer["Location"], {"password1": "12345", "password2": "12345"})
    assert weak.status_code == 422
    assert actions.read_slip("eka", printed.secret)


def test_a_newer_slip_withdraws_the_older(printed, fajar):
    actions.issue_slip(printed.slip.user_id, "unlock", by=fajar)
    with pytest.raises(Refused):
        actions.read_slip("eka", printed.secret)


def test_too_many_wrong_codes_withdraw_it(printed):
    for _ in range(5):
        assert come_with("AAAA-BBBB-CCCC")[1].status_code == 422
    assert come_with(printed.secret)[1].status_code == 422
    assert events_of(printed.slip.user_id).count("slip_refused") == 6


def test_it_belongs_to_one_person(printed, account):
    account("dewi")
    assert come_with(printed.secret, "dewi")[1].status_code == 422


def test_it_unlocks(account, fajar, knock, settings):
    eka = account("eka")
    for _ in range(settings.AXES_FAILURE_LIMIT):
        knock("eka", "salah")
    come_with(actions.issue_slip(eka.pk, "unlock", by=fajar).secret)
    assert knock("eka").status_code == 302
    assert "unlocked" in events_of(eka.pk)


def test_it_helps_after_a_lost_phone(account, fajar, knock):
    eka = account("eka")
    TOTP.activate(eka, "JBSWY3DPEHPK3PXP")
    come_with(actions.issue_slip(eka.pk, "second_factor", by=fajar).secret)
    assert knock("eka")["Location"] == "/"
    assert User.objects.get(pk=eka.pk).check_password("sebuah-kalimat-panjang")


def test_the_way_in_by_slip_is_not_tried_without_end(db, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "3/m/ip"}
    assert [come_with("AAAA", "nobody")[1].status_code for _ in range(4)] == [422, 422, 422, 429]
