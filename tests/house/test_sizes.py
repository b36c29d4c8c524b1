"""How long things may be, measured: a reader should see the whole of whatever he looks at."""

import ast
from pathlib import Path

import pytest

from tests.house import source

MODULE, FUNCTION, CLASS, VIEW, TASK, TRANSITION = 300, 60, 150, 15, 10, 5
PAGE, FRAGMENT, TEST_FILE, TEST, README = 120, 100, 150, 15, 150
TREES = [(path, source.tree_of(path)) for path in source.product_files()]


def lines(path: Path) -> int:
    """Lines of a file."""
    return len(path.read_text(encoding="utf-8").splitlines())


def limit_of(function: source.Function, path: Path) -> int:
    """How many lines this function may have, by what it is."""
    marks = source.decorators(function)
    first = function.args.args[0].arg if function.args.args else ""
    if path.name == "tasks.py" and marks & {"job", "shared_task"}:
        return TASK
    is_view = "views" in source.name_of(path).split(".") and not function.name.startswith("_")
    return VIEW if is_view and first == "request" else FUNCTION


def too_long(path: Path, tree: ast.Module) -> list[str]:
    """The functions, transitions and classes of one file that are too long."""
    found = [
        f"{source.short(path)}: {f.name} has {source.length(f)} lines, may have {limit_of(f, path)}"
        for f in source.functions(tree)
        if source.length(f) > limit_of(f, path)
    ]
    found += [
        f"{source.short(path)}: transition {f.name} does {source.body_length(f)} lines"
        for f in source.functions(tree)
        if "transition" in source.decorators(f) and source.body_length(f) > TRANSITION
    ]
    classes = (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    return found + [
        f"{source.short(path)}: class {c.name} has {source.length(c)} lines"
        for c in classes
        if source.length(c) > CLASS
    ]


def test_no_module_is_too_long():
    source.expect_none([source.short(p) for p in source.product_files() if lines(p) > MODULE])


def test_no_function_transition_or_class_is_too_long():
    source.expect_none([fault for path, tree in TREES for fault in too_long(path, tree)])


def test_no_template_is_too_long():
    long = [
        f"{source.short(path)}: {lines(path)}"
        for path in source.templates()
        if lines(path) > (FRAGMENT if path.name.startswith("_") else PAGE)
    ]
    source.expect_none(long)


def test_no_test_file_is_too_long():
    source.expect_none([source.short(p) for p in source.files_of_tests() if lines(p) > TEST_FILE])


def test_no_test_is_too_long():
    long = [
        f"{source.short(path)}: {function.name} has {source.length(function)} lines"
        for path in source.files_of_tests()
        for function in source.functions(source.tree_of(path))
        if function.name.startswith("test_") and source.length(function) > TEST
    ]
    source.expect_none(long)


def test_the_readme_is_short():
    assert lines(source.ROOT / "README.md") <= README


@pytest.mark.parametrize(
    ("name", "head", "allowed"),
    [
        ("views.py", "def show(request):", VIEW),
        ("tasks.py", "@job('x')\ndef work(pk):", TASK),
        ("actions.py", "def act(pk):", FUNCTION),
        ("letter.py", "@transition(field=state)\ndef move(self):", TRANSITION),
    ],
)
def test_a_planted_long_function_is_seen(name, head, allowed):
    path = source.ROOT / "correspondence" / name
    enough = "\n".join([head, *["    x = 1"] * (allowed - (name != "letter.py"))])
    assert too_long(path, ast.parse(enough)) == []
    assert len(too_long(path, ast.parse(f"{enough}\n    x = 2"))) == 1
