"""The addresses that notices tell are those of the pages."""

import pytest
from django.urls import reverse

from eoffice.addresses import TOLD, address_of


@pytest.mark.parametrize("name", TOLD)
def test_a_told_address_is_that_of_the_page(name):
    args = [7] if "{pk}" in TOLD[name] else []
    assert address_of(name, 7) == reverse(name, args=args)
