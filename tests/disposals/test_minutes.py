"""The minutes are signed by one after the other with their own keys; every stage stays."""

import pytest
from django.urls import reverse

from archive import disposal_papers, minutes_desk
from archive.actions import executing
from archive.events import ArchiveEvent
from archive.models import Certificate
from correspondence.actions import keys
from correspondence.signing_desk import NoKey, WrongPassphrase
from eoffice import pdf
from eoffice.audit.models import AuditEntry
from eoffice.documents import vault
from eoffice.documents.models import StoredFile
from eoffice.errors import AlreadyDone, Refused, WrongState
from tests.correspondence.conftest import cheap  # noqa: F401
from tests.disposals.lists import approved, executing_now, fresh, inactive_dossier

pytestmark = pytest.mark.django_db
WORDS = "kata sandi yang panjang sekali"


@pytest.fixture
def done(world, filer, laras):
    """An executed destruction."""
    disposal = executing_now(world, laras, inactive_dossier(world, filer))
    executing.execute(disposal.pk)
    return fresh(disposal)


@pytest.fixture
def signs(cheap):  # noqa: F811
    """Sign with a key of one's own."""

    def sign(disposal, by, words=WORDS, number="BA-7/2026"):
        if not keys_in_force(by):
            keys.make(pdf.Hidden(WORDS), by=by)
        return minutes_desk.sign(disposal.pk, number, by=by, passphrase=pdf.Hidden(words))

    return sign


def keys_in_force(by):
    return keys.SigningKey.objects.filter(user_id=by.user_id, revoked_at=None).exists()


def test_two_sign_the_same_bytes(done, laras, arunika, signs, tmp_path):
    first, second = signs(done, laras), signs(done, arunika, number="lain")
    assert [one["name"] for one in second.signed_by] == [laras.name, arunika.name]
    assert (second.number, Certificate.objects.count()) == ("BA-7/2026", 2)
    file = StoredFile.objects.get(pk=second.file_id)
    signed = vault.fetch_original(file.key, second.sha256, tmp_path / "signed.pdf")
    found = pdf.verify_signatures(signed, trusted=pdf.Roots(internal=(), certified=()))
    assert len(found) == 2 and all(one.intact for one in found)
    assert first.sha256 != second.sha256


def test_the_longest_list_has_room(done, laras, signs, monkeypatch):
    given = []

    def noted(do):
        return lambda *what, limits=pdf.DEFAULT: given.append(limits) or do(*what, limits=limits)

    for name in ("typeset", "sign"):
        monkeypatch.setattr(pdf, name, noted(getattr(pdf, name)))
    signs(done, laras)
    assert given == [pdf.OF_OUR_OWN] * 2


def test_nobody_signs_twice_or_too_early(world, filer, done, laras, danu, signs):
    signs(done, laras)
    with pytest.raises(AlreadyDone):
        signs(done, laras)
    with pytest.raises(Refused):
        signs(done, danu)
    early = approved(world, laras, inactive_dossier(world, filer))
    with pytest.raises(WrongState):
        signs(early, laras)


def test_without_the_right_key_nothing_is_signed(done, laras, signs):
    with pytest.raises(NoKey):
        minutes_desk.sign(done.pk, "BA-1", by=laras, passphrase=pdf.Hidden(WORDS))
    with pytest.raises(WrongPassphrase):
        signs(done, laras, words="bukan ini kata sandinya")
    assert not Certificate.objects.exists()


def test_they_say_what_was_done(done):
    said = disposal_papers.minutes_of(done, "BA-7/2026", done.ended_at)
    assert "satu" in said["opening"] and "Jakarta" in said["opening"]
    assert [one["name"] for one in said["witnesses"]] == ["Saksi Hukum", "Saksi Pengawasan"]
    assert any("KEP-7/2026" in basis for basis in said["bases"])
    assert said["rows"][0]["retention"] == "aktif 2 th, inaktif 3 th, musnah"


def test_what_is_printed_to_be_signed_by_hand_does_not_say_that_a_key_signed_it(done):
    by_hand = disposal_papers.minutes_of(done, "BA-7/2026", done.ended_at)
    by_key = disposal_papers.minutes_of(done, "BA-7/2026", done.ended_at, by_key=True)
    assert "TTE" not in by_hand["foot"] and "TTE internal" in by_key["foot"]


def test_lists_are_printed_and_downloaded(done, client_of, laras):
    browser = client_of(laras)
    for name in ("disposal_list_pdf", "disposal_minutes_pdf"):
        answer = browser.get(reverse(f"archive:{name}", args=[done.pk]))
        assert answer.content.startswith(b"%PDF")
    answer = browser.get(reverse("archive:disposal_list_xlsx", args=[done.pk]))
    assert answer.content.startswith(b"PK")
    told = AuditEntry.objects.filter(event=ArchiveEvent.LIST_EXPORTED, subject_id=done.pk)
    assert [entry.detail["form"] for entry in told.order_by("pk")] == ["pdf", "xlsx"]


def test_the_page_signs_and_opens_the_certificate(done, client_of, laras, cheap):  # noqa: F811
    keys.make(pdf.Hidden(WORDS), by=laras)
    browser = client_of(laras)
    url = reverse("archive:disposal_sign", args=[done.pk])
    assert browser.post(url, {"number": "BA-7", "passphrase": WORDS}).status_code == 302
    paper = Certificate.objects.get()
    opened = browser.get(reverse("files:original", args=[paper.file_id]))
    assert opened.status_code == 200
    assert browser.get(reverse("archive:disposal", args=[done.pk])).status_code == 200


def test_who_signs_as_well_reads_what_was_signed_under_its_number(
    done, client_of, laras, fajar, signs
):
    paper = signs(done, laras, number="BA-77/KHUSUS")
    text = client_of(fajar).get(reverse("archive:disposal_sign", args=[done.pk])).text
    assert reverse("files:original", args=[paper.file_id]) in text
    assert reverse("archive:disposal_minutes_pdf", args=[done.pk]) not in text
    field = text[text.index('name="number"') :].partition(">")[0]
    assert "BA-77/KHUSUS" in field and "disabled" in field


def test_who_has_signed_is_told_before_typing_a_passphrase(done, client_of, laras, signs):
    signs(done, laras)
    answer = client_of(laras).get(reverse("archive:disposal_sign", args=[done.pk]))
    assert answer.status_code == 409 and "sudah menandatangani" in answer.text
