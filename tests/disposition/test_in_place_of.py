"""Assistants, acting holders, vacant desks, changed holders: who is shown, and who sees what."""

import pytest

from correspondence.models import Recipient
from correspondence.queries.seeing import letters_visible_to
from correspondence.states import Part
from disposition import actions
from disposition.models import DispositionSheet
from disposition.queries import trays
from disposition.queries.tree import chain_of
from eoffice.audit.models import AuditEntry
from eoffice.errors import Refused
from eoffice.organization.actions.deactivation import deactivate_position
from eoffice.organization.errors import StillNeeded
from eoffice.organization.models import Assignment, Position
from tests.disposition.letters import branch_before, disposed, letter_for, sheet_to

pytestmark = pytest.mark.django_db


def test_an_assistants_opening_is_not_the_holders(world, gita, arunika, client_of):
    letter = letter_for(world, "kepala")
    assert client_of(gita).get(f"/letters/{letter.pk}/").status_code == 200
    assert letter.recipients.get().state == "unread"
    assert client_of(arunika).get(f"/letters/{letter.pk}/").status_code == 200
    assert letter.recipients.get().read_by_name == arunika.name


def test_an_assistant_names_the_basis(world, gita):
    letter = letter_for(world, "kepala")
    with pytest.raises(Refused):
        actions.dispose(letter.pk, sheet_to(world, "kasi_bank"), by=gita)
    actions.dispose(letter.pk, sheet_to(world, "kasi_bank"), by=gita.on_basis("phone"))
    entry = AuditEntry.objects.filter(event="disposition.given").latest()
    assert (entry.actor_name, entry.in_place_of, entry.basis) == (
        gita.name, "Arunika Contohwati", "phone",
    )  # fmt: skip
    assert DispositionSheet.objects.get().basis == "phone"


@pytest.mark.parametrize("verb", ["understand", "accept", "ask_direction", "report", "decline"])
def test_no_verb_of_an_assistant_goes_without_a_basis(world, arunika, dewi, verb):
    letter = disposed(world, arunika, "kasi_bank", one_way=verb == "understand")
    branch = branch_before(world, "kasi_bank", letter)
    world.appoint("dewi", "kasi_bank", "assistant")
    helper = world.officer("dewi")
    words = () if verb in ("understand", "accept") else ("Katanya begitu.",)
    with pytest.raises(Refused):
        getattr(actions, verb)(branch.pk, *words, by=helper)
    with pytest.raises(Refused):
        actions.accept_report(branch.pk, by=helper)


def test_an_assistant_adds_no_receivers_without_a_basis(world, arunika, gita):
    letter = disposed(world, arunika, "kasi_bank")
    sheet, to = letter.sheets.get(), (world.seats["kasi_pd"].pk,)
    with pytest.raises(Refused):
        actions.add_receivers(sheet.pk, to, by=gita)
    assert actions.add_receivers(sheet.pk, to, by=gita.on_basis("spoken"))


def test_a_copy_is_noted_by_its_holder(world, gita, arunika):
    letter = letter_for(world, "kasi_pd", copies=("kepala",))
    with pytest.raises(Refused):
        actions.note_letter(letter.pk, by=gita)
    actions.note_letter(letter.pk, by=arunika)
    assert Recipient.objects.get(role="copy").state == "understood"


def test_the_acting_holder_and_the_absent_one_are_both_named(world, arunika):
    letter = disposed(world, arunika, "kasi_bank")
    world.appoint("danu", "kasi_bank", "plh", in_place_of=world.users["eka"])
    danu = world.officer("danu")
    actions.accept(branch_before(world, "kasi_bank", letter).pk, by=danu)
    entry = AuditEntry.objects.filter(event="disposition.accepted").latest()
    assert (entry.actor_name, entry.acting_kind, entry.in_place_of) == (
        "Danu Umpamawan", "plh", "Eka Rekaanto",
    )  # fmt: skip
    row = chain_of(letter, arunika, Part.ALL)[0]
    assert "Danu Umpamawan" in row.person and "Eka Rekaanto" in row.person
    assert "Plh." in branch_before(world, "kasi_bank", letter).acted_by_label


def test_a_vacant_desk_is_seen_by_its_superior(world, arunika):
    letter = disposed(world, arunika, "kasi_vera")
    head = world.officer("arunika")
    assert [row.position for row in trays.branches_to_do(head)] == [world.seats["kasi_vera"]]
    assert chain_of(letter, head, Part.ALL)[0].is_vacant


def test_a_new_holder_has_the_inbox_at_once(world, arunika, eka, citra):
    letter = disposed(world, arunika, "kasi_bank")
    Assignment.objects.filter(user=world.users["eka"]).update(user=world.users["citra"])
    before, after = world.officer("eka"), world.officer("citra")
    assert not letters_visible_to(before).exists()
    assert [row.letter_id for row in trays.branches_to_do(after)] == [letter.pk]


def test_a_desk_with_open_work_is_not_closed(world, arunika, fajar):
    disposed(world, arunika, "kasi_vera")
    seat = world.seats["kasi_vera"]
    Position.objects.filter(superior=seat).update(superior=world.seats["kepala"])
    with pytest.raises(StillNeeded) as told:
        deactivate_position(seat.pk, by=fajar)
    assert "disposisi yang belum selesai: 1" in str(told.value)
