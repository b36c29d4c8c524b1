"""Dates of the administration are written as an office writes them, and taken back so."""

from datetime import date, time

import pytest
from django.urls import reverse
from django.utils.translation import override

from eoffice.organization.models import Holiday, WorkHours
from eoffice.organization.scoped_choices import OfficeTime

pytestmark = pytest.mark.django_db


@pytest.fixture
def holiday(world):
    return Holiday.objects.create(
        office=world.units["kppn"], day=date(2026, 11, 23), name="Libur daerah"
    )


def test_a_date_field_shows_day_month_year(holiday, fajar, client_of):
    page = (
        client_of(fajar)
        .get(reverse("admin:organization_holiday_change", args=[holiday.pk]))
        .content.decode()
    )
    assert 'value="23-11-2026"' in page


def test_the_head_of_the_page_says_the_day_in_words(holiday, fajar, client_of):
    address = reverse("admin:organization_holiday_change", args=[holiday.pk])
    assert "Libur daerah, 23 November 2026" in client_of(fajar).get(address).content.decode()


def test_a_time_is_written_with_a_point_and_understood_with_a_colon():
    field = WorkHours._meta.get_field("opens").formfield(widget=OfficeTime)
    with override("id"):
        assert 'value="07.30"' in field.widget.render("opens", time(7, 30))
        assert field.clean("07.30") == field.clean("07:30") == time(7, 30)


def test_what_is_shown_is_taken_back(holiday, fajar, client_of):
    address = reverse("admin:organization_holiday_change", args=[holiday.pk])
    form = client_of(fajar).get(address).context["adminform"].form
    sent = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    sent["day"] = "24-11-2026"
    answer = client_of(fajar).post(address, sent)
    assert answer.status_code == 302
    assert Holiday.objects.get(pk=holiday.pk).day == date(2026, 11, 24)
