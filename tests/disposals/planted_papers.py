"""A complaint, and a letter that was written here, with the marker in every corner."""

from __future__ import annotations

from correspondence import access
from correspondence.actions import recording, signing
from correspondence.actions.recording_data import RecordingData
from correspondence.models import DraftWork, LetterType, OutgoingLetter, Register, Remark
from correspondence.outgoing_states import OutgoingState
from correspondence.sealing import Identity
from correspondence.states import Outcome
from disposition.actions import close_letter
from eoffice import clock
from tests.correspondence.sending_room import approved, book_of, bytes_of, refreshed
from tests.disposals.planted import MARK
from tests.world import World


def plant_complaint(world: World) -> int:
    """A complaint of somebody whose name and number are sealed, closed."""
    office = world.units["kppn"]
    Register.objects.create(office=office, code="SM2", name="Agenda aduan")
    kind = LetterType.objects.create(
        organization=office, code="pengaduan", name="Pengaduan", is_complaint=True
    )
    who = Identity(name=f"Warga {MARK}", identity_number="3201998877665544", phone="0812")
    data = RecordingData(
        received_at=clock.now(), addressee_ids=(world.seats["kepala"].pk,), type_id=kind.pk,
        sender_name=who.name, identity=who, subject="Pengaduan layanan loket", keep_sender=True,
    )  # fmt: skip
    letter = recording.record([], data, by=world.officer("hadi"), office_id=office.pk)
    close_letter(letter.pk, Outcome.NOTED, note=f"Selesai {MARK}", by=world.officer("arunika"))
    return letter.pk


def plant_draft(world: World) -> int:
    """A letter of Seksi Bank: an earlier version, a remark, an autosave; signed and sent."""
    book_of(world)
    dewi, eka = world.officer("dewi"), world.officer("eka")
    letter = approved(world, dewi, "kasi_bank", body=f"<p>Isi konsep {MARK}.</p>")
    Remark.objects.create(
        letter=letter, version=1, text=f"Ubah {MARK}", quote=MARK, made_at=clock.now()
    )
    DraftWork.objects.filter(letter=letter.pk).update(content={"body": f"<p>Simpan {MARK}</p>"})
    ticket = signing.begin(letter.pk, by=eka, version=letter.version)
    signing.finish(ticket, bytes_of(MARK), by=eka)
    OutgoingLetter.objects.filter(pk=letter.pk).update(state=OutgoingState.DISPATCHED)
    access.refresh(refreshed(letter))
    return letter.pk
