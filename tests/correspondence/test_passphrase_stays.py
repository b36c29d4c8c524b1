"""A passphrase is nowhere but in memory: not in the database, logs, files, arguments or errors."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from correspondence import authority, passphrase_tries
from correspondence.models import SigningKey
from eoffice import clock, pdf
from eoffice.organization.models import User
from tests.correspondence.key_room import PASSWORD
from tests.correspondence.leaks import (
    MARKER,
    in_database,
    in_files,
    in_keepers,
    in_processes,
    memory_of,
)


def sign(folder: Path, key: SigningKey, word: str) -> None:
    """Sign a page with this word."""
    page = pdf.typeset("slip", {}, folder / "page.pdf")
    order = pdf.SignatureOrder(
        sealed_key=key.sealed_key.encode(),
        certificate=key.certificate.encode(),
        chain=authority.chain_of(key),
        passphrase=pdf.Hidden(word),
        name="Eka",
        reason="",
        location="",
        at=clock.now(),
    )
    pdf.sign(page, folder / "signed.pdf", order)


@pytest.fixture
def desk(cheap, eka, client_of):
    """The head of Bank, who has a password."""
    user = User.objects.get(pk=eka.user_id)
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    return client_of(eka)


def make_and_fail(desk) -> str:
    """A key made, its passphrase asked wrongly; what the pages said."""
    new = {"passphrase": MARKER, "again": MARKER}
    desk.post(reverse("outgoing:key_make"), {**new, "password": PASSWORD})
    wrong = {"current": f"{MARKER}-salah", "passphrase": f"{MARKER}-baru", "again": MARKER}
    answers = [desk.post(reverse("outgoing:key_passphrase"), wrong | more) for more in ({}, {
        "again": f"{MARKER}-baru"})]  # fmt: skip
    return "".join(answer.content.decode() for answer in answers)


def test_the_passphrase_is_nowhere(desk, eka, tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    pages = make_and_fail(desk)
    key = SigningKey.objects.get()
    sign(tmp_path, key, MARKER)
    with pytest.raises(pdf.Refused) as error:
        sign(tmp_path, key, f"{MARKER}-salah")
    with pytest.raises(passphrase_tries.WrongPassphrase), passphrase_tries.one_try(eka):
        raise passphrase_tries.WrongPassphrase
    said = [pages, repr(error.value), caplog.text, in_files(), in_database(), in_processes()]
    said += [in_keepers()]
    said += [(tmp_path / "signed.pdf").read_bytes().decode("latin-1"), str(dict(os.environ))]
    assert [place for place in said if MARKER in place] == []


def test_this_test_would_see_it(desk, eka):
    User.objects.filter(pk=eka.user_id).update(name=MARKER)
    assert MARKER in in_database()
    (Path(settings.VAR_DIR) / "leak").write_text(MARKER)
    assert MARKER in in_files()
    (Path(settings.VAR_DIR) / "leak").unlink()
    assert MARKER in memory_of(os.getpid())
