"""The product's own text as the house rules read it: files, syntax trees, functions, imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLACES = ("eoffice", "correspondence", "disposition", "archive")
Function = ast.FunctionDef | ast.AsyncFunctionDef


def expect_none(faults: list[str]) -> None:
    """Fail with every fault on a line of its own."""
    if faults:
        pytest.fail("\n".join(["", *faults]), pytrace=False)


@cache
def product_files() -> tuple[Path, ...]:
    """Every Python file of the product; migrations are written by Django."""
    found = (path for place in PLACES for path in (ROOT / place).rglob("*.py"))
    return tuple(sorted(path for path in found if "migrations" not in path.parts))


@cache
def files_of_tests() -> tuple[Path, ...]:
    """Every Python file of the tests."""
    return tuple(sorted((ROOT / "tests").rglob("*.py")))


@cache
def templates() -> tuple[Path, ...]:
    """Every page and fragment."""
    return tuple(sorted((ROOT / "templates").rglob("*.html")))


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def name_of(path: Path) -> str:
    """The dotted name of a module: correspondence/models/__init__.py is correspondence.models."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def short(path: Path) -> str:
    """A path as messages show it."""
    return str(path.relative_to(ROOT))


def functions(tree: ast.AST) -> Iterator[Function]:
    """Every function and method of a tree, nested ones too."""
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def decorators(function: Function | ast.ClassDef) -> set[str]:
    """The names a definition is decorated with: `@job("x")` and `@jobs.job` are both `job`."""
    calls = (node.func if isinstance(node, ast.Call) else node for node in function.decorator_list)
    return {ast.unparse(call).rsplit(".", 1)[-1] for call in calls}


def length(node: Function | ast.ClassDef) -> int:
    """Lines from its `def` to its end, the docstring not counted."""
    return (node.end_lineno or 0) - node.lineno + 1 - docstring_length(node)


def body_length(function: Function) -> int:
    """Lines of what a function does: neither its head nor its docstring."""
    return (function.end_lineno or 0) - function.body[0].lineno + 1 - docstring_length(function)


def docstring_length(node: Function | ast.ClassDef) -> int:
    """Lines of the docstring, 0 without one."""
    first = node.body[0]
    if ast.get_docstring(node, clean=False) is None:
        return 0
    return (first.end_lineno or 0) - first.lineno + 1


def imports(tree: ast.Module, module: str, *, is_package: bool = False) -> set[str]:
    """The dotted names that a module imports when it runs (not those for type checkers only)."""
    hidden = {id(node) for block in type_checking_blocks(tree) for node in ast.walk(block)}
    home = module if is_package else module.rpartition(".")[0]
    found: set[str] = set()
    for node in ast.walk(tree):
        if id(node) in hidden:
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{origin(node, home)}.{alias.name}" for alias in node.names}
    return found


def origin(node: ast.ImportFrom, home: str) -> str:
    """Where a `from … import` takes from, relative dots resolved."""
    if not node.level:
        return node.module or ""
    base = home.split(".")[: len(home.split(".")) - node.level + 1]
    return ".".join([*base, *([node.module] if node.module else [])])


def type_checking_blocks(tree: ast.Module) -> list[ast.If]:
    """The blocks under `if TYPE_CHECKING:`."""
    return [
        n
        for n in ast.walk(tree)
        if isinstance(n, ast.If) and "TYPE_CHECKING" in ast.unparse(n.test)
    ]


@cache
def import_graph() -> dict[str, frozenset[str]]:
    """For each product module the product modules that it imports, as precisely as known."""
    modules = {name_of(path): path for path in product_files()}
    graph = {}
    for module, path in modules.items():
        names = imports(tree_of(path), module, is_package=path.name == "__init__.py")
        targets = {target for name in names if (target := known(name, modules))}
        graph[module] = frozenset(targets - {module})
    return graph


def known(name: str, modules: dict[str, Path]) -> str:
    """The product module behind an imported name: itself, or the module that defines it."""
    if name in modules:
        return name
    parent = name.rpartition(".")[0]
    return parent if parent in modules else ""
