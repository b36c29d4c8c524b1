"""What the letters of notices are about, for whoever reads them now."""

from collections.abc import Collection

from correspondence.queries.seeing import letters_visible_to
from correspondence.states import SECRET
from eoffice.organization.officer import Officer


def subjects_of(by: Officer, letter_ids: Collection[int]) -> dict[int, str]:
    """The subjects by letter; nothing of what is secret, or not open to this officer any more."""
    if not letter_ids:
        return {}
    rows = letters_visible_to(by).filter(pk__in=letter_ids).exclude(security__in=SECRET)
    return dict(rows.values_list("pk", "subject"))
