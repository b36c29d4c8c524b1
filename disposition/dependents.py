"""What of the chain still waits at seats that somebody wants to close; for organization."""

from collections.abc import Collection

from django.db.models import Q

from disposition.models import Disposition


def open_branches_at(position_ids: Collection[int]) -> int:
    """Open branches that lie before these seats, or of which they await the report."""
    seats = Q(position__in=position_ids) | Q(giver__in=position_ids)
    return Disposition.objects.open().filter(seats).count()
