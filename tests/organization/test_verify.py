"""What `verify` finds in the organisation: nothing where all is well, each fault where it is."""

from eoffice.organization.models import Position, Unit, User
from eoffice.organization.verify import organization


def kinds():
    return [(fault.kind, fault.subject) for fault in organization()]


def test_a_sound_world_has_no_fault(world):
    assert kinds() == []


def test_a_unit_with_a_wrong_office(world):
    bank = world.units["bank"].pk
    Unit.objects.filter(pk=bank).update(office=world.units["setda"])
    assert kinds() == [("misplaced", f"unit {bank}")]


def test_a_ring_of_superiors(world):
    head, section = world.seats["kepala"].pk, world.seats["kasi_bank"].pk
    Position.objects.filter(pk=head).update(superior=section)
    assert set(kinds()) == {("ring", f"position {head}"), ("ring", f"position {section}")}


def test_a_person_of_another_tree(world):
    User.objects.filter(username="eka").update(organization=world.units["setda"])
    assert [kind for kind, _ in kinds()] == ["stranger"]
