"""A list of the administration asks the database as often for many rows as for few."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from correspondence.models import Classification
from eoffice.organization.models import User

pytestmark = pytest.mark.django_db


def people(organization, count):
    for n in range(count):
        User.objects.create(username=f"rekaan{n}", name=f"Rekaan {n}", organization=organization)


def codes(organization, count):
    above = Classification.objects.create(organization=organization, code="9", name="Induk")
    for n in range(count):
        Classification.objects.create(
            organization=organization, parent=above, code=f"9.{n}", name="Anak"
        )


def statements(browser, url):
    browser.get(url)
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(url).status_code == 200
    return len(asked)


@pytest.mark.parametrize(
    ("make", "url"),
    [
        (people, "admin:organization_user_changelist"),
        (codes, "admin:correspondence_classification_changelist"),
    ],
)
def test_more_rows_cost_no_more_statements(world, client_of, fajar, make, url):
    browser = client_of(fajar)
    few = statements(browser, reverse(url))
    make(world.units["kppn"], 9)
    assert statements(browser, reverse(url)) == few
