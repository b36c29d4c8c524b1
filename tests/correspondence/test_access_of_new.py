"""A letter that was just recorded opens exactly what its ties say, though nothing is read back."""

import pytest

from correspondence import access
from correspondence.actions import recording
from correspondence.states import Security


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("security", Security.values)
def test_what_is_written_at_once_is_what_would_be_found(
    book, secret_book, scan, paper, hadi, world, security, named
):
    copies = (world.seats["kasi_bank"].pk, world.seats["staf_pd"].pk)
    data = paper(copy_ids=copies, security=security, copies_are_named=named)
    letter = recording.record([scan.pk], data, by=hadi)
    assert letter.access.exists()
    assert list(access.differences(letter)) == []
