"""Dates as they stand on the paper: nothing typed is no date, also when it is blank."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from correspondence.forms.paper_fields import PaperDateField, PaperMomentField

FIELDS = (PaperDateField, PaperMomentField)


@pytest.mark.parametrize("kind", FIELDS)
@pytest.mark.parametrize("typed", ["", " ", "\r\n\t", None])
def test_a_blank_is_nothing(kind, typed):
    assert kind(required=False).clean(typed) is None
    with pytest.raises(ValidationError):
        kind().clean(typed)


@pytest.mark.parametrize("kind", FIELDS)
@pytest.mark.parametrize("typed", ["besok", "30-2-2026", "0-0-0", "1-1-99999"])
def test_nonsense_is_told(kind, typed):
    with pytest.raises(ValidationError):
        kind(required=False).clean(typed)


def test_what_stands_on_the_paper_is_read():
    assert PaperDateField().clean(" 19 Agustus 2024 ") == date(2024, 8, 19)
    moment = datetime(2024, 8, 21, 8, 52, tzinfo=UTC)
    assert PaperMomentField().clean("21 Agustus 2024 pukul 08.52") == moment
