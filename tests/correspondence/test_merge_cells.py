"""What a cell of a table becomes in a letter: days as an office writes them, never a formula."""

import pytest

from correspondence.actions import drafting, merging
from tests.correspondence.test_draft_merge import ROWS, draft, look

__all__ = ["draft"]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("nama;nilai\nA;=B2*2\n", "=B2*2"),
        ("nama;nilai\nA;1\nB;#REF!\n", "#REF!"),
        ("nama;nilai\n=A9;1\n", "=A9"),
    ],
)
def test_it_is_told_before_anything_is_made(table, said, client_of, citra, draft):
    answer = look(client_of(citra), draft, table)
    assert answer.status_code == 422 and said in answer.content.decode()


def test_in_a_column_that_no_letter_shows_it_is_no_matter(client_of, citra, draft):
    assert look(client_of(citra), draft, "nama;nilai;lain\nA;1;#REF!\n").status_code == 200


def test_days_are_written_as_in_a_letter(draft):
    content = merging.merged(
        drafting.versions.newest(draft).content, ROWS[0] | {"nilai": "2026-01-02"}
    )
    assert content["subject"] == "Tagihan 2 Januari 2026"
    with_time = merging.merged(
        drafting.versions.newest(draft).content, ROWS[0] | {"nilai": "2026-01-02 13.30"}
    )
    assert with_time["subject"] == "Tagihan 2 Januari 2026 13.30"
