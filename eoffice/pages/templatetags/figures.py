"""Numbers as people write them. Not a tag library itself (see `face`)."""

from django.utils.formats import number_format


def grouped(number: int | None) -> str:
    """Thousands apart: 30.000; years and numbers of letters are none of these."""
    return "" if number is None else number_format(number, force_grouping=True)
