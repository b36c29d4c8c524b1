"""Imports point down, never up, never sideways; a planted violation proves that it is seen."""

import pytest

from tests.house import source
from tests.house.floors import (
    HEIGHT,
    Edge,
    breaks_layers,
    cycles,
    goes_up_or_sideways,
    room_of,
)


def edges():
    """Who imports whom; read when it is asked for, as every process loads this file."""
    return [Edge(a, b) for a, targets in source.import_graph().items() for b in targets]


def test_every_module_has_a_room():
    homeless = [name for name in source.import_graph() if not room_of(name) and name != "eoffice"]
    source.expect_none(homeless)


def test_no_import_goes_up_or_sideways():
    source.expect_none([str(edge) for edge in edges() if goes_up_or_sideways(edge)])


@pytest.mark.parametrize(
    ("importer", "imported", "wrong"),
    [
        ("correspondence.actions.recording", "disposition.models", True),
        ("eoffice.audit.chain", "eoffice.jobs", True),
        ("eoffice.organization.models.unit", "eoffice.urls", True),
        ("eoffice.pdf.inspect", "eoffice.documents.models", True),
        ("disposition.actions", "correspondence.models", False),
        ("eoffice.pages.views", "archive.queries", False),
        ("correspondence.complaints.models", "disposition.models", False),
    ],
)
def test_the_floor_rule_knows_right_from_wrong(importer, imported, wrong):
    assert goes_up_or_sideways(Edge(importer, imported)) is wrong


def test_layers_inside_a_room_point_down():
    source.expect_none([str(edge) for edge in edges() if breaks_layers(edge)])


@pytest.mark.parametrize(
    ("importer", "imported", "wrong"),
    [
        ("correspondence.models.letter", "correspondence.queries", True),
        ("correspondence.actions.recording", "correspondence.tasks", True),
        ("disposition.queries", "correspondence.views.letters", True),
        ("disposition.actions", "disposition.policies", False),
        ("correspondence.views.intake", "correspondence.forms", False),
        ("correspondence.models.letter", "correspondence.states", False),
    ],
)
def test_the_layer_rule_knows_right_from_wrong(importer, imported, wrong):
    assert breaks_layers(Edge(importer, imported)) is wrong


def test_no_modules_import_each_other_in_a_ring():
    source.expect_none(cycles(source.import_graph()))


def test_the_ring_rule_sees_a_planted_ring():
    ring = {"a": frozenset({"b"}), "b": frozenset({"c"}), "c": frozenset({"a"})}
    assert cycles(ring) == ["a → b → c → a"]


def test_relative_and_hidden_imports_are_read_rightly():
    text = "from . import b\nfrom ..c import d\nif TYPE_CHECKING:\n    from x import y\n"
    found = source.imports(source.ast.parse(text), "house.room.a")
    assert found == {"house.room.b", "house.c.d"}


def test_every_floor_is_told_once():
    assert len(HEIGHT) == len(set(HEIGHT))
