"""Types of letters in the office administration: their layout, parts, signers and checks."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from correspondence.models import Classification, LetterType, RouteStep
from eoffice.organization.models import PositionGroup
from tests.admin.conftest import errors_of, filled
from tests.correspondence.sending_room import approved, kind_of

pytestmark = pytest.mark.django_db
ADD = "admin:correspondence_lettertype_add"
CHANGE = "admin:correspondence_lettertype_change"


def add(browser, world, root="kppn", **data):
    url = reverse(ADD)
    given = {"organization": world.units[root].pk, "code": "sk", "name": "Keputusan"} | data
    return browser.post(url, filled(browser, url, **given))


@pytest.fixture
def decree(client_of, world, fajar):
    """A decree whose three parts are required."""
    parts = ["about", "considering", "deciding"]
    add(client_of(fajar), world, for_outgoing="on", layout="decree", parts=parts)
    return LetterType.objects.get(code="sk")


def said(answer):
    return " ".join(str(message) for message in get_messages(answer.wsgi_request))


def test_required_parts_are_ticked_and_kept_in_reading_order(decree):
    assert decree.parts == ["about", "considering", "deciding"]


def test_a_part_that_the_layout_lacks_is_dropped_and_named(client_of, world, fajar):
    answer = add(client_of(fajar), world, layout="letter", parts=["body", "considering"])
    assert LetterType.objects.get(code="sk").parts == ["body"]
    assert "tidak memiliki bagian ini" in said(answer) and "Menimbang" in said(answer)


def test_another_layout_says_which_drafts_it_touches(client_of, world, fajar, eka):
    kind = kind_of(world)
    approved(world, eka, "kasi_bank")
    url = reverse(CHANGE, args=[kind.pk])
    browser = client_of(fajar)
    answer = browser.post(url, filled(browser, url, layout="circular"))
    assert "1 konsep jenis ini sedang disusun" in said(answer)


def test_the_same_layout_says_nothing(client_of, world, fajar, eka):
    kind = kind_of(world)
    approved(world, eka, "kasi_bank")
    url = reverse(CHANGE, args=[kind.pk])
    browser = client_of(fajar)
    assert said(browser.post(url, filled(browser, url, name="Surat biasa"))).count("draft") == 0


def test_checks_are_named_on_the_same_page(client_of, world, fajar, decree):
    url = reverse(CHANGE, args=[decree.pk])
    browser = client_of(fajar)
    row = {"route-TOTAL_FORMS": 1, "route-0-kind": "legal", "route-0-order": 1}
    row |= {"route-0-position": world.seats["kasubbag"].pk, "route-0-type": decree.pk}
    assert browser.post(url, filled(browser, url) | row).status_code == 302
    assert RouteStep.objects.get().position == world.seats["kasubbag"]


def test_a_check_stays_inside_the_organisation(superuser, world, decree):
    url = reverse(CHANGE, args=[decree.pk])
    row = {"route-TOTAL_FORMS": 1, "route-0-kind": "legal", "route-0-order": 1}
    row |= {"route-0-position": world.seats["sekda"].pk, "route-0-type": decree.pk}
    superuser.post(url, filled(superuser, url) | row)
    assert not RouteStep.objects.exists()


def test_so_do_signers_and_classification(superuser, world):
    group = PositionGroup.objects.get(organization=world.units["setda"], code="head")
    code = Classification.objects.create(organization=world.units["setda"], code="1", name="X")
    answer = add(superuser, world, signer_groups=[group.pk], classification=code.pk)
    assert set(errors_of(answer)) == {"signer_groups", "classification"}


def test_types_of_another_organisation_do_not_open(client_of, rama, decree):
    assert client_of(rama).get(reverse(CHANGE, args=[decree.pk])).status_code == 302


def test_the_superuser_is_offered_what_is_of_this_organisation(superuser, world, decree):
    form = superuser.get(reverse(CHANGE, args=[decree.pk])).context["adminform"].form
    offered = form.fields["signer_groups"].queryset
    assert {group.organization for group in offered} == {world.units["kppn"]}
