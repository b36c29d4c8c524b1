"""Whoever starts the demo reads who sits where, and signs in as that person."""

import pytest

from eoffice.pages.demo.account_list import accounts_told

ADMINS = {
    "umum.kppn": "Kepala Subbagian Umum; admin kantor",
    "umum.setda": "Kepala Bagian Umum; admin kantor",
    "data.dumas": "Kepala Subbagian Data; admin kantor",
    "admin": "Administrator sistem, seluruh organisasi",
}


def told():
    """Account and title of every line that names one."""
    lines = [line[2:] for line in accounts_told("x").splitlines() if line.startswith("  ")]
    return {account: words.strip() for account, _, words in (one.partition(" ") for one in lines)}


@pytest.mark.parametrize("account", ADMINS)
def test_who_helps_others_in_is_told_so(account):
    assert told()[account] == ADMINS[account]


def test_offices_stand_above_their_accounts():
    text = accounts_told("rahasia")
    assert text.startswith("Kata sandi untuk semua akun: rahasia\n")
    office, person = text.index("Kelurahan Melati\n"), text.index("  lurah.melati")
    assert office < person < text.index("Kementerian Contoh")
