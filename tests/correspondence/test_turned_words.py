"""What a draft says is read as it stands: marks that turn words round are taken out."""

import pytest

from correspondence import draft_content


@pytest.mark.parametrize("mark", ["\u202e", "\u202d", "\u2066", "\u2069"])
def test_no_mark_turns_subject_name_or_text(mark):
    row = {"role": "to", "name": f"Dinas {mark}A", "address": f"Jalan {mark}1"}
    said = {"subject": f"Bayar {mark}001", "body": f"<p>Lunas {mark}99</p>", "addressees": [row]}
    clean = draft_content.cleaned(said)
    assert mark not in str(clean) and clean["subject"] == "Bayar 001"
    assert clean["body"] == "<p>Lunas 99</p>"
