"""The one spelling of "lock the row, then look" for every model that has a machine."""

from typing import TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


class LockingQuerySet(models.QuerySet[Row]):
    """A queryset whose rows can be held until the transaction ends."""

    def locked(self, pk: int) -> Row:
        """The current row, held until the transaction ends. Use inside actions only."""
        return self.select_for_update(of=("self",), no_key=True).get(pk=pk)
