"""Names say what a thing is; what is not named after anything ends up holding everything."""

import ast

import pytest

from tests.house import source

EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "part2", "stuff"}
SPOKEN = ("actions", "queries", "policies", "pdf", "calendar")


def is_empty(name: str) -> bool:
    """Whether a file or folder name says nothing."""
    return name.lstrip("_").lower() in EMPTY_NAMES


def is_spoken(path) -> bool:
    """Whether the functions of this file are read like a manual."""
    return bool(set(source.name_of(path).split(".")) & set(SPOKEN))


def unspoken(tree: ast.Module) -> list[str]:
    """Public functions without a sentence about them, or without a return type."""
    return [
        node.name
        for node in tree.body
        if isinstance(node, source.Function)
        and not node.name.startswith("_")
        and (ast.get_docstring(node) is None or node.returns is None)
    ]


def test_no_file_or_folder_has_an_empty_name():
    paths = [*source.product_files(), *source.files_of_tests(), *source.templates()]
    parts = {part for path in paths for part in path.relative_to(source.ROOT).with_suffix("").parts}
    source.expect_none([part for part in sorted(parts) if is_empty(part)])


def test_every_module_opens_with_what_belongs_in_it():
    written = [path for path in source.product_files() if path.stat().st_size]
    mute = [path for path in written if ast.get_docstring(source.tree_of(path)) is None]
    source.expect_none([source.short(path) for path in mute])


def test_public_functions_are_documented_and_typed():
    faults = [
        f"{source.short(path)}: {name}"
        for path in source.product_files()
        if is_spoken(path)
        for name in unspoken(source.tree_of(path))
    ]
    source.expect_none(faults)


@pytest.mark.parametrize(("name", "empty"), [("utils", True), ("_helpers", True), ("due", False)])
def test_the_name_rule_knows_right_from_wrong(name, empty):
    assert is_empty(name) is empty


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("def act(): pass", ["act"]),
        ('def act():\n    "Does it."', ["act"]),
        ('def act() -> None:\n    "Does it."', []),
        ("def _inner(): pass", []),
    ],
)
def test_the_speech_rule_knows_right_from_wrong(text, faults):
    assert unspoken(ast.parse(text)) == faults
