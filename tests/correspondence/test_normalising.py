"""Two spellings of one name or number have one key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from correspondence.normalising import name_key, number_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kec. Lembah Seruni", "KECAMATAN LEMBAH SERUNI"),
        ("PT Maju Jaya, Tbk", "maju jaya"),
        ("Pemkab Wanamukti", "Pemerintah Kabupaten Wanamukti"),
        ("Dinas Kesehatan", "dinas  kesehatan"),
    ],
)
def test_one_sender_in_two_spellings(one, other):
    assert name_key(one) == name_key(other)


def test_two_offices_stay_two():
    assert name_key("Kecamatan Lembah Seruni") != name_key("Kelurahan Lembah Seruni")


@pytest.mark.parametrize("written", ["620/ 2153 /Kec.LS", "620/2153/KEC.LS", " 620/2153/Kec.LS."])
def test_one_number_in_several_spellings(written):
    assert number_key(written) == "620/2153/kec.ls"


@given(st.text(min_size=1, max_size=300))
def test_a_key_fits_its_column_and_is_its_own_key(name):
    key = name_key(name)
    assert len(key) <= 250
    assert len(number_key(name)) <= 200
