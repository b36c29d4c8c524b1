"""A draft goes up the line, comes back with remarks, and is approved in the end."""

import pytest

from correspondence import draft_content
from correspondence.actions import draft_reading, drafting, reviewing
from correspondence.actions.drafting import DraftData
from correspondence.actions.reviewing import RemarkData
from correspondence.models import ApprovalStep, LetterType, OutgoingLetter, Remark
from eoffice.errors import Refused, WrongState


@pytest.fixture
def kind(world):
    return LetterType.objects.create(
        organization=world.units["kppn"], code="SD", name="Surat dinas", for_outgoing=True
    )


@pytest.fixture
def draft(kind, citra):
    return drafting.start(DraftData(kind.pk, content("Jawaban konfirmasi")), by=citra)


def content(subject, body="<p>Dengan hormat.</p>"):
    addressee = {"role": "to", "name": "Kepala Dinas Rekaan", "address": "Jalan Contoh 1"}
    return draft_content.empty() | {"subject": subject, "body": body, "addressees": [addressee]}


def newest(letter):
    return OutgoingLetter.objects.get(pk=letter.pk)


def steps(letter):
    found = ApprovalStep.objects.filter(letter=letter).order_by("pk")
    return [(step.position.title, step.state, step.version) for step in found]


def test_it_goes_to_the_superior_and_then_to_the_signer(draft, citra, danu):
    reviewing.submit(draft.pk, by=citra)
    assert steps(draft) == [("Kasi Pencairan Dana", "waiting", 1)]
    reviewing.approve(draft.pk, by=danu, version=1)
    assert newest(draft).state == "approved"


def test_a_draft_that_says_nothing_is_not_sent(kind, citra):
    empty = drafting.start(DraftData(kind.pk), by=citra)
    with pytest.raises(reviewing.Incomplete, match=r"Perihal|Subject"):
        reviewing.submit(empty.pk, by=citra)


def test_it_comes_back_with_remarks_and_is_asked_anew(draft, citra, danu):
    reviewing.submit(draft.pk, by=citra)
    remarks = [RemarkData("Tanggal salah", quote="Dengan"), RemarkData("Kurang tembusan")]
    reviewing.send_back(draft.pk, by=danu, version=1, reason="Perbaiki", remarks=remarks)
    assert newest(draft).state == "returned"
    assert Remark.objects.filter(letter=draft).count() == 2
    drafting.save_version(draft.pk, content("Jawaban", "<p>Baru.</p>"), based_on=1, by=citra)
    reviewing.submit(draft.pk, by=citra)
    assert steps(draft)[-1] == ("Kasi Pencairan Dana", "waiting", 2)
    assert steps(draft)[0] == ("Kasi Pencairan Dana", "superseded", 1)


def test_a_reviewer_edits_and_approves_in_one(draft, citra, danu):
    reviewing.submit(draft.pk, by=citra)
    changed = content("Jawaban", "<p>Diubah Kasi.</p>")
    reviewing.approve(draft.pk, by=danu, version=1, content=changed)
    letter = newest(draft)
    step = ApprovalStep.objects.get(letter=draft)
    assert (letter.version, step.decided_version) == (2, 2)
    assert step.decided_hash == draft_content.fingerprint(draft_content.cleaned(changed))


def test_an_older_version_cannot_be_approved(draft, citra, danu):
    reviewing.submit(draft.pk, by=citra)
    drafting.save_version(draft.pk, content("Lain"), based_on=1, by=danu)
    with pytest.raises(WrongState):
        reviewing.approve(draft.pk, by=danu, version=1)


def test_only_whose_turn_it_is_decides(draft, citra, danu, eka, arunika):
    reviewing.submit(draft.pk, by=citra)
    for somebody in (citra, eka, arunika):
        with pytest.raises(Refused):
            reviewing.approve(draft.pk, by=somebody, version=1)


def test_it_is_taken_back_only_while_unread(draft, citra, danu):
    reviewing.submit(draft.pk, by=citra)
    reviewing.take_back(draft.pk, by=citra)
    assert newest(draft).state == "draft"
    reviewing.submit(draft.pk, by=citra)
    draft_reading.see(draft.pk, by=danu)
    with pytest.raises(WrongState):
        reviewing.take_back(draft.pk, by=citra)


def test_nobody_is_the_only_checker_of_himself(world, kind, citra):
    world.appoint("citra", "kasi_pd", kind="plh", may_approve=True)
    draft = drafting.start(DraftData(kind.pk, content("Sendiri")), by=world.officer("citra"))
    both = world.officer("citra")
    reviewing.submit(draft.pk, by=both)
    with pytest.raises(Refused, match=r"(?i)somebody else|orang lain"):
        reviewing.approve(draft.pk, by=both, version=1)


def test_the_signer_may_refuse(draft, citra, danu, arunika):
    reviewing.submit(draft.pk, by=citra)
    reviewing.approve(draft.pk, by=danu, version=1)
    reviewing.refuse(draft.pk, by=arunika, reason="Belum perlu")
    assert newest(draft).state == "returned"
