"""Where a room lets the rooms above it take part, so that imports keep pointing down.

The room below owns the hook and goes through it; a room above gives it a function in its
`AppConfig.ready`. Neither knows the other.
"""

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

Function = TypeVar("Function", bound=Callable)


class Hook(Generic[Function]):
    """The functions given so far, each once, in the order in which they came."""

    def __init__(self) -> None:
        self._functions: list[Function] = []

    def __call__(self, function: Function) -> Function:
        """Give a function; a second time changes nothing."""
        if function not in self._functions:
            self._functions.append(function)
        return function

    def tell(self, *news: object) -> None:
        """Call every function with the news; what one answers is of no interest."""
        for function in self:
            function(*news)

    def __iter__(self) -> Iterator[Function]:
        return iter(self._functions)

    def __reversed__(self) -> Iterator[Function]:
        return reversed(self._functions)
