"""Each rule for passwords says in a sentence of its own what is wrong."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import translation

from eoffice.organization.models import User

PERSON = User(
    username="budi.santoso", name="Raharja Contohwan", nip="198001012005011001",
    email="surat.kasir@contoh.example", phone="081234567890",
)  # fmt: skip


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("budi.santoso1", "nama pengguna Anda"),
        ("contohwan-123", "mirip dengan nama Anda"),
        ("198001012005011001", "NIP Anda"),
        ("surat.kasir@contoh", "alamat surel Anda"),
        ("081234567890x", "nomor telepon Anda"),
        ("password123", "paling dulu dicoba"),
        ("Rx7-pq", "sedikitnya 10 karakter"),
    ],
)
def test_it_says_what_is_wrong(password, sentence):
    with translation.override("id"), pytest.raises(ValidationError) as refused:
        validate_password(password, PERSON)
    (said,) = refused.value.messages
    assert sentence in said


def test_a_good_one_is_taken():
    validate_password("kopi-tubruk-sore", PERSON)
