"""What can go wrong with the organisation, in words."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from eoffice.errors import WrongState


class StillNeeded(WrongState):
    """Something still depends on what was to be deactivated; the list says what."""

    sentence = _("This is still needed: %(list)s.")

    def __init__(self, dependents: Sequence[object]) -> None:
        self.dependents = tuple(dependents)
        listed = "; ".join(str(dependent) for dependent in dependents)
        super().__init__(str(type(self).sentence) % {"list": listed})


class Overlaps(WrongState):
    """Somebody else holds the seat in that period."""

    sentence = _("In that period somebody else already has this position.")
