"""One word in its forms is one word: however a prefix changes its beginning, it is found."""

import pytest

from correspondence.search.words import token_of

FAMILIES = [
    "kirim mengirim mengirimkan dikirim dikirimkan kiriman pengiriman terkirim",
    "tugas bertugas petugas menugaskan ditugaskan penugasan",
    "mohon memohon dimohon permohonan pemohon",
    "periksa memeriksa diperiksa pemeriksa pemeriksaan",
    "musnah memusnahkan dimusnahkan pemusnahan",
    "susut penyusutan menyusutkan",
    "kembali mengembalikan dikembalikan pengembalian kembalikanlah",
    "pinjam meminjam dipinjam pinjaman peminjam peminjaman",
    "nilai menilai dinilai penilaian penilai",
    "undang mengundang diundang undangan undangannya",
    "lambat terlambat keterlambatan",
]
APART = [
    ("pemerintah", "perintah"), ("perangkat", "angkat"), ("saudara", "samudra"),
    ("tempat", "empat"), ("kepala", "kelapa"), ("berita", "beritahu"),
]  # fmt: skip


@pytest.mark.parametrize("family", FAMILIES)
def test_the_forms_of_a_word_have_one_token(family):
    assert len({token_of(word) for word in family.split()}) == 1


@pytest.mark.parametrize(("one", "other"), APART)
def test_words_that_only_look_alike_stay_apart(one, other):
    assert token_of(one) != token_of(other)
