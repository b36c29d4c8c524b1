"""A letter lies in the tray of another organisation with its facts, and their number comes back."""

import pytest
from django.urls import reverse

from correspondence import carrying
from correspondence.actions import dispatching, recording, scans
from correspondence.actions.recording_data import RecordingData
from correspondence.models import Delivery, Letter, LetterFile, Register, Scan
from eoffice import clock
from eoffice.documents.models import StoredFile
from tests.correspondence.sending_room import addressee, approved, book_of, kind_of, signed


@pytest.fixture
def trays(world):
    """Books of both sides, and the type as the other side knows it."""
    book_of(world)
    Register.objects.create(office=world.units["setda"], code="SM", name="Agenda")
    return kind_of(world, "setda")


def sent(world, writer, signer, **more):
    to = [addressee(office=world.units["setda"].pk, name="Sekretaris Daerah")]
    letter = signed(approved(world, writer, "kasi_bank", to=to, **more), signer)
    dispatching.dispatch(letter.pk, by=writer)
    carrying.carry(Delivery.objects.get().pk)
    return letter


def recorded(scan, world, by):
    data = RecordingData(
        received_at=clock.now(), addressee_ids=(world.seats["sekda"].pk,), sender_name="KPPN",
        subject=scan.draft.get("subject", ""), security=scan.draft["security"],
        is_sealed="is_sealed" in scan.draft,
    )  # fmt: skip
    return recording.record([scan.pk], data, by=by)


def test_the_tray_there_has_it_with_all_facts(trays, world, dewi, eka, rama, client_of):
    letter = sent(world, dewi, eka)
    scan = Scan.objects.get()
    assert (scan.office, scan.via) == (world.units["setda"], "partner")
    assert scan.file.sha256 == letter.signature.sha256
    assert scan.file.key != letter.signature.file.key
    assert scan.draft["sender_number"] == letter.agenda_number
    assert scan.draft["type"] == str(trays.pk) and scan.draft["subject"] == "Jawaban"
    scan.file.__class__.objects.filter(pk=scan.file_id).update(state="ready", pages=1)
    form = client_of(rama).get(reverse("intake:record", args=[scan.pk])).context["form"]
    assert form["sender_number"].value() == letter.agenda_number
    assert "Sekretaris Daerah" in form["addressee"].value()


def test_the_tray_says_from_which_office_it_came(trays, world, dewi, eka, rama, client_of):
    sent(world, dewi, eka)
    tray = client_of(rama).get(reverse("intake:tray")).content.decode()
    assert f"dari {world.units['kppn']}" in tray and "oleh –" not in tray


def test_their_number_comes_back(trays, world, dewi, eka, rama):
    sent(world, dewi, eka)
    there = recorded(Scan.objects.get(), world, rama)
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.their_number) == ("received", there.agenda_number)
    assert delivery.their_letter_id == there.pk


def test_what_they_set_aside_is_refused_with_their_reason(trays, world, dewi, eka, rama):
    sent(world, dewi, eka)
    scans.discard(Scan.objects.get().pk, reason="Salah alamat", by=rama)
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.problem) == ("refused", "Salah alamat")


def test_carrying_twice_brings_it_once(trays, world, dewi, eka):
    sent(world, dewi, eka)
    carrying.carry(Delivery.objects.get().pk)
    assert Scan.objects.count() == 1


def test_a_secret_one_lies_there_as_its_cover(trays, world, dewi, eka, rama):
    letter = sent(world, dewi, eka, security="rahasia")
    scan = Scan.objects.get()
    assert scan.file.sha256 != letter.signature.sha256 and "subject" not in scan.draft
    assert not StoredFile.objects.filter(office=scan.office, sha256=letter.signature.sha256)
    there = recorded(scan, world, rama)
    carrying.carry_contents(Delivery.objects.get().pk)
    carrying.carry_contents(Delivery.objects.get().pk)
    hashes = LetterFile.objects.filter(letter=there).order_by("order")
    assert [row.file.sha256 for row in hashes] == [scan.file.sha256, letter.signature.sha256]
    assert "Jawaban" not in Letter.objects.get(pk=there.pk).subject
