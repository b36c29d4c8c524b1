"""Putting right what was recorded: with a reason, old and new in the trail, never the words."""

import pytest

from correspondence.actions import corrections, recording
from correspondence.actions.corrections import NoReason
from correspondence.models import Letter, LetterAccess, RegisterEntry, Scan, ServiceClock
from eoffice.audit.models import AuditEntry
from eoffice.errors import NotFound, Refused, WrongState


def last_entry(letter):
    return AuditEntry.objects.filter(subject_kind="letter", subject_id=letter.pk).last()


def test_codes_are_traced_as_they_are_and_words_as_fingerprints(letter, hadi):
    facts = {"urgency": "segera", "subject": "Permohonan baru"}
    corrections.correct(letter.pk, facts, by=hadi, reason="Salah baca")
    changes = last_entry(letter).changes
    assert changes["urgency"] == ["biasa", "segera"]
    assert all(value.startswith("text:") for value in changes["subject"])


def test_another_urgency_is_another_due_time(letter, hadi):
    before = Letter.objects.get(pk=letter.pk).due_at
    corrections.correct(letter.pk, {"urgency": "sangat_segera"}, by=hadi, reason="Kilat")
    assert Letter.objects.get(pk=letter.pk).due_at < before


def test_what_becomes_secret_is_closed_to_the_desk_at_once(letter, hadi):
    corrections.correct(letter.pk, {"security": "rahasia"}, by=hadi, reason="Cap merah")
    row = LetterAccess.objects.get(letter=letter, audience__startswith="intake:")
    assert row.part == 1


def test_without_a_reason_nothing_is_corrected(letter, hadi):
    with pytest.raises(NoReason):
        corrections.correct(letter.pk, {"subject": "x"}, by=hadi, reason=" ")


def test_only_a_recorder_of_the_office_corrects(letter, bimo, rama):
    with pytest.raises(Refused):
        corrections.correct(letter.pk, {"subject": "x"}, by=bimo, reason="Salah")
    with pytest.raises(NotFound):
        corrections.correct(letter.pk, {"subject": "x"}, by=rama, reason="Salah")


def test_a_void_letter_keeps_its_number_and_gives_its_scan_back(letter, scan, hadi, paper):
    corrections.void(letter.pk, by=hadi, reason="Tercatat dua kali")
    entry = RegisterEntry.objects.get(letter=letter)
    assert (entry.state, entry.void_reason) == ("void", "Tercatat dua kali")
    assert Scan.objects.get(pk=scan.pk).state == "waiting"
    assert not ServiceClock.objects.filter(letter=letter).exists()
    assert recording.record([scan.pk], paper(), by=hadi).agenda_number == "0002/" + str(entry.year)


def test_a_void_letter_is_in_no_inbox(letter, hadi):
    corrections.void(letter.pk, by=hadi, reason="Salah")
    assert not letter.recipients.filter(ended_at=None).exists()


def test_a_void_letter_is_corrected_no_more(letter, hadi):
    corrections.void(letter.pk, by=hadi, reason="Salah")
    with pytest.raises(WrongState):
        corrections.correct(letter.pk, {"subject": "x"}, by=hadi, reason="Salah")


def test_a_returned_letter_goes_to_another_desk(letter, hadi, world):
    returned = type(letter).objects.get(pk=letter.pk)
    returned.return_to_desk(reason="Bukan kami")
    returned.save()
    seat = world.seats["kasi_pd"]
    corrections.readdress(letter.pk, to=[seat.pk], by=hadi, reason="Salah alamat")
    letter = Letter.objects.get(pk=letter.pk)
    current = letter.recipients.filter(ended_at=None)
    assert (letter.state, letter.return_reason) == ("registered", "")
    assert [row.position_id for row in current] == [seat.pk]
    assert LetterAccess.objects.filter(letter=letter, audience=f"p:{seat.pk}", part=4).exists()
