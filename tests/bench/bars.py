"""The lines of the table: what is measured, its bar, and whether it is met."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Line:
    """One measured thing against its bar; `value` is a ratio, a time, a count or a size."""

    name: str
    value: float
    unit: str
    bar: float = 0.0
    at_least: bool = False
    note: str = ""

    @property
    def verdict(self) -> str:
        """Whether the bar is met; without one the line only tells."""
        if not self.bar:
            return ""
        met = self.value >= self.bar if self.at_least else self.value <= self.bar
        return "ok" if met else "MISSED"

    @property
    def bar_shown(self) -> str:
        """The bar with its direction."""
        return f"{'≥' if self.at_least else '≤'} {self.bar:g} {self.unit}" if self.bar else ""

    def as_json(self) -> dict[str, object]:
        """Everything, for later comparison."""
        return asdict(self) | {"verdict": self.verdict}


def ms(seconds: float) -> str:
    """A time as people compare it."""
    return f"{seconds * 1000:.1f} ms"


def p95(times: Iterable[float]) -> float:
    """The time below which 95 of 100 stay."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]


def ratio(name: str, ours: list[float], bare: list[float], bar: float) -> Line:
    """The median of ours in medians of the bare view, with what it was made of."""
    note = (
        f"{len(ours)} requests, median {ms(median(ours))}, p95 {ms(p95(ours))}; "
        f"bare {ms(median(bare))}, p95 {ms(p95(bare))}"
    )
    return Line(name, round(median(ours) / median(bare), 2), "× bare", bar, note=note)
