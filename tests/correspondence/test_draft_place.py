"""The place before the date: that of the office's letters, else the town of its address."""

import pytest

from correspondence.queries.places import town_of
from tests.correspondence.drafts import draft_by, kind_of


@pytest.mark.parametrize(
    ("address", "town"),
    [
        ("Jalan Melati Raya Nomor 17, Karang Melati 99110", "Karang Melati"),
        ("Gedung A Lantai 3\nJl. Teladan 5, Kec. Utara\nJakarta 10110, Telp. (021) 1", "Jakarta"),
        ("Jalan Merdeka 1, Sagara Raya.", "Sagara Raya"),
        ("Jalan Merdeka 1", ""),
        ("Jalan Pahlawan 3, Kota Tirtaloka, Provinsi Nusa Kartika 99001", "Tirtaloka"),
        ("Jalan Batu 1, Kel. Melati, Kec. Seruni", "Kec. Seruni"),
        ("Jalan Batu 1, Tirtaloka, Kec. Seruni", "Tirtaloka"),
        ("Jalan Batu 1, Tirtaloka\nLaman: kppn.contoh.go.id\nSurel: tu@contoh.go.id", "Tirtaloka"),
        ("Jalan Batu 1, Tirtaloka, Indonesia", "Tirtaloka"),
        ("", ""),
    ],
)
def test_the_town_of_an_address(address, town):
    assert town_of(address) == town


def test_a_draft_begins_with_the_place_of_the_last_one(world, citra):
    office = world.units["kppn"]
    office.address = "Jalan Melati 17, Karang Melati 99110"
    office.save()
    kind = kind_of(world)
    assert draft_by(citra, kind).place == "Karang Melati"
    draft_by(citra, kind, place="Kota Melati")
    assert draft_by(citra, kind).place == "Kota Melati"
