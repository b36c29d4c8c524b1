"""The floors of the house: who may import whom. Imports point down, never up, never sideways."""

from __future__ import annotations

from dataclasses import dataclass

FLOORS = [
    ["eoffice.pdf", "eoffice.calendar", "eoffice.clock", "eoffice.errors", "eoffice.verdict",
     "eoffice.htmx", "eoffice.environment", "eoffice.formats", "eoffice.rows",
     "eoffice.plans", "eoffice.tables", "eoffice.writing", "eoffice.addresses",
     "eoffice.spreadsheet", "eoffice.hook", "eoffice.asked", "eoffice.chosen", "eoffice.paging",
     "eoffice.files_out"],
    ["eoffice.audit", "eoffice.jobs"],
    ["eoffice.organization"],
    ["eoffice.notifications"],
    ["eoffice.documents"],
    ["correspondence"],
    ["correspondence.exchange"],
    ["disposition"],
    ["correspondence.complaints"],
    ["archive"],
    ["eoffice.settings", "eoffice.urls", "eoffice.celery", "eoffice.worker", "eoffice.wsgi",
     "eoffice.middleware", "eoffice.compression",
     "eoffice.checks", "eoffice.serve", "eoffice.web_answers",
     "eoffice.error_pages", "eoffice.health", "eoffice.pages"],
]  # fmt: skip
HEIGHT = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
PURE, ROOT = 0, len(FLOORS) - 1
FLOORS_WITH_NEIGHBOURS = {PURE, ROOT}  # clock and calendar, urls and health may know each other
EMPTY = "eoffice"  # the package itself: a docstring

LAYERS = {
    "states": set(),
    "models": {"states"},
    "queries": {"models", "states"},
    "policies": {"queries", "models", "states"},
    "actions": {"policies", "queries", "models", "states"},
    "forms": {"actions", "policies", "queries", "models", "states"},
    "views": {"forms", "actions", "policies", "queries", "models", "states"},
    "urls": {"views"},
    "admin": {"actions", "forms", "policies", "queries", "models", "states"},
    "processing": {"actions", "queries", "models", "states"},
    "tasks": {"actions", "processing", "queries", "models", "states"},
    "management": {"actions", "forms", "policies", "processing", "queries", "models", "states"},
}
PRIVATE = {"views", "urls", "admin", "tasks"}  # of no use to other layers of another room


@dataclass(frozen=True, slots=True)
class Edge:
    """One module imports another one."""

    importer: str
    imported: str

    def __str__(self) -> str:
        return f"{self.importer} imports {self.imported}"


def room_of(module: str) -> str:
    """The room that a module belongs to, by the longest name that fits."""
    fitting = [room for room in HEIGHT if module == room or module.startswith(f"{room}.")]
    return max(fitting, key=len, default="")


def goes_up_or_sideways(edge: Edge) -> bool:
    """Whether an import leaves its floor in the wrong direction."""
    upper, lower = room_of(edge.importer), room_of(edge.imported)
    if EMPTY in (edge.importer, edge.imported) or upper == lower:
        return False
    if HEIGHT[upper] == HEIGHT[lower]:
        return HEIGHT[upper] not in FLOORS_WITH_NEIGHBOURS
    return HEIGHT[upper] < HEIGHT[lower]


def layer_of(module: str) -> str:
    """The layer inside a room: `correspondence.models.letter` is of the models."""
    inside = module.removeprefix(room_of(module)).strip(".").split(".")[0]
    return inside if inside in LAYERS else ""


def breaks_layers(edge: Edge) -> bool:
    """Whether an import goes up inside its room, or into a private layer of another room."""
    upper, lower = layer_of(edge.importer), layer_of(edge.imported)
    if room_of(edge.importer) != room_of(edge.imported):
        return lower in PRIVATE - {upper} and HEIGHT[room_of(edge.importer)] != ROOT
    return bool(upper and lower) and upper != lower and lower not in LAYERS[upper]


def cycles(graph: dict[str, frozenset[str]]) -> list[str]:
    """Knots: modules that import each other in a ring, each ring told once."""
    done: set[str] = set()
    found: list[str] = []

    def walk(module: str, trail: list[str]) -> None:
        if module in trail:
            found.append(" → ".join([*trail[trail.index(module) :], module]))
        elif module not in done:
            for target in sorted(graph.get(module, ())):
                walk(target, [*trail, module])
            done.add(module)

    for start in sorted(graph):
        walk(start, [])
    return found
