"""The one spelling of "lock the row, then look" for every model that has a machine."""

from functools import cache
from typing import Any, TypeVar

from django.db import models

from eoffice.rows import Rows, given

Row = TypeVar("Row", bound=models.Model)


class LockingQuerySet(models.QuerySet[Row]):
    """A queryset whose rows can be held until the transaction ends."""

    def locked(self, pk: int) -> Row:
        """The current row, held until the transaction ends. Use inside actions only."""
        if not self._is_whole():
            return self.held().get(pk=pk)
        key = (self.model, repr(self.query.select_related))
        if key not in _locks:
            _locks[key] = Rows(lambda: self.held().filter(pk=given("pk")))
        if (row := _locks[key].first(pk=pk)) is None:
            raise self.model.DoesNotExist
        return row

    def held(self) -> "LockingQuerySet[Row]":
        """The same rows, held until the transaction ends. Several are asked for in one order."""
        return self.select_for_update(of=("self",), no_key=True)

    def _is_whole(self) -> bool:
        """Whether it is all that the model's manager gives, so that its lock is asked alike."""
        query = self.query
        narrowed = query.annotations or query.deferred_loading != EVERY_FIELD
        return not narrowed and query.where == _all_of(self.model)


EVERY_FIELD: tuple[frozenset[str], bool] = (frozenset(), True)
_locks: dict[tuple[type[models.Model], str], Rows] = {}


@cache
def _all_of(model: type[models.Model]) -> Any:
    """The condition under which the manager of this model looks at its table."""
    return model._default_manager.get_queryset().query.where
